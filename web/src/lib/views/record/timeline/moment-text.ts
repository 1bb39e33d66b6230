import { fieldKind } from '#lib/fields/field-types.ts';
import { i18n, t } from '#lib/i18n/i18n.svelte.ts';
import type { FieldView } from '#schemas/types/api.ts';

/** When it was, in full; `near` says "today, 11:40" and leaves the hour out of other days. */
export function momentText(field: FieldView | undefined, value: unknown, near = false): string {
  if (field === undefined || typeof value !== 'string') return '';
  const kind = fieldKind(field);
  const day = kind.day?.(value);
  const hour = value.length > 10 ? i18n.formats.wallClock(value)[1] : undefined;
  if (!near || day === undefined) return kind.print(value, field);
  if (day !== i18n.formats.today()) return i18n.formats.date(day);
  return hour ? `${t('due.today')}, ${hour}` : t('due.today');
}

/** The day on which it was written down, where that was another one than the day on which it happened. */
export function writtenLater(
  at: { field: FieldView | undefined; value: unknown },
  written: { field: FieldView | undefined; value: unknown },
): string | undefined {
  const day = ({ field, value }: typeof at) => (field ? fieldKind(field).day?.(value) : undefined);
  const [happened, wrote] = [day(at), day(written)];
  return happened !== undefined && wrote !== undefined && wrote !== happened ? wrote : undefined;
}
