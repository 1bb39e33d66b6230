import { isAnswered, questionOf } from '#lib/imports/mapping/mapping-questions.ts';
import type { EntityView, ImportColumn, MappingEntry, MappingSuggestion } from '#schemas/types/api.ts';

/** Why a column is connected as it is. */
export type ColumnStatus =
  | { readonly kind: 'none' }
  | { readonly kind: 'question' }
  | { readonly kind: 'sure' | 'guess'; readonly why: MappingSuggestion['why'] }
  | { readonly kind: 'chosen' };

interface Known {
  readonly entity: EntityView;
  readonly suggestions: readonly MappingSuggestion[];
  /** "column/field" of guesses that somebody confirmed. */
  readonly confirmed: ReadonlySet<string>;
}

export const confirmationKey = (column: number, field: string): string => `${column}/${field}`;

export function columnStatus(
  column: ImportColumn,
  entries: readonly MappingEntry[],
  { entity, suggestions, confirmed }: Known,
): ColumnStatus {
  const [first] = entries;
  if (!first) return { kind: 'none' };
  const open = entries.some((entry) => {
    const question = questionOf(entry, column, entity);
    return question && !isAnswered(entry, question);
  });
  if (open) return { kind: 'question' };
  const suggestion = suggestions.find((one) => one.column === column.index && one.field === first.field);
  if (!suggestion) return { kind: 'chosen' };
  if (suggestion.sure) return { kind: 'sure', why: suggestion.why };
  return confirmed.has(confirmationKey(column.index, first.field)) ? { kind: 'chosen' } : { kind: 'guess', why: suggestion.why };
}
