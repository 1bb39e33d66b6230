import { fieldKind } from '#lib/fields/field-types.ts';
import type { FieldView } from '#schemas/types/api.ts';

/** What a column comes to, as its field writes it; amounts in the organisation's currency. */
export function sumText(field: FieldView, sum: string | null, currency: string): string {
  if (sum === null) return '';
  const kind = fieldKind(field);
  return kind.printSum?.(sum, currency) ?? kind.print(sum, field);
}
