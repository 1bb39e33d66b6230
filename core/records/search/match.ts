import type { Formats } from '#core/contract/field-type.ts';
import type { Field } from '#core/contract/registry.ts';
import { foldText, fragmentAround, fragmentAtStart } from '#core/kit/search-words.ts';
import type { FoundRow } from '#core/records/search/found-rows.ts';
import type { Question } from '#core/records/search/question.ts';
import type { SearchedEntity } from '#core/records/search/searched-entity.ts';
import type { SearchMatch } from '#schemas/types/api.ts';

/** Where the words stand, when that is not the title; of a story its beginning otherwise. */
export function matchIn(row: FoundRow, searched: SearchedEntity, question: Question): SearchMatch | undefined {
  const { entity, short } = searched;
  if (holds(entity.titleField, row, question)) return beginningOf(row, searched);
  for (const field of short)
    if (field !== entity.titleField && holds(field, row, question)) return { field: field.name, text: printed(field, row) };
  for (const [field, whole] of row.texts) {
    const text = fragmentAround(whole, question.words);
    if (text !== undefined) return { field, text };
  }
  return beginningOf(row, searched);
}

/** A story is known by its first words, not by its number. */
export function beginningOf({ texts }: FoundRow, { entity }: SearchedEntity): SearchMatch | undefined {
  const field = entity.definition['x-view']?.timeline?.text;
  const text = field === undefined ? undefined : texts.get(field);
  return field === undefined || text === undefined ? undefined : { field, text: fragmentAtStart(text) };
}

function holds(field: Field, row: FoundRow, question: Question): boolean {
  const own = field.type.search?.words?.(question.typed);
  const text = foldText(printed(field, row));
  if (own === undefined) return question.words.every(({ stem }) => text.includes(stem));
  const digits = text.replaceAll(/\D/g, '');
  return own.length > 0 && own.every((word) => text.includes(word) || digits.includes(word));
}

/** Texts are printed the same everywhere. */
const ANYWHERE: Formats = { date: 'ymd', decimal: '.', country: 'PT', currency: 'EUR', timeZone: 'UTC' };

function printed({ name, type, definition }: Field, { record }: FoundRow): string {
  const value = record[name];
  return value === null || value === undefined ? '' : type.print(value, definition, ANYWHERE);
}
