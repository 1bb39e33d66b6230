import type { FieldSql, FieldType, Parsed } from '#core/contract/field-type.ts';
import { column, emptiness } from '#core/fields/operators/emptiness.ts';
import { cleanLine } from '#core/fields/reading/clean-text.ts';
import { fold } from '#core/fields/reading/fold.ts';
import { type Sql, sql } from '#core/kit/sql.ts';

const longest = 60;
const most = 50;
/** What stands between tags in a file; a tag that held one would be read back as two. */
const separators = /[;,|\n]/;

function clean(given: string): Parsed<string> {
  const line = cleanLine(given);
  if ('reason' in line || line.value === null) return line;
  if (line.value.length > longest) return { reason: 'maxLength', params: { limit: longest } };
  const sign = separators.exec(line.value)?.[0];
  return sign === undefined ? line : { reason: 'tags.separator', params: { sign } };
}

/** Each word once, however it is written: the first spelling stays. */
function canonical(given: readonly string[]): Parsed<string[]> {
  const words = new Map<string, string>();
  for (const one of given) {
    const tag = clean(one);
    if ('reason' in tag) return tag;
    const key = fold(tag.value ?? '');
    if (tag.value !== null && key !== '' && !words.has(key)) words.set(key, tag.value);
  }
  return words.size > most ? { reason: 'maxItems', params: { limit: most } } : { value: [...words.values()] };
}

/** The words without case and accents: what filters compare with. */
const folded = (at: FieldSql): Sql => column(at, 1);

/** Free words, as many as one likes. */
export const tags: FieldType<string[]> = {
  name: 'tags',
  keywords: { type: 'object' },
  schema: () => ({ type: 'array', maxItems: 500, items: { type: 'string', maxLength: 500 } }),
  columns: () => [
    { suffix: '', type: 'text[]' },
    { suffix: '_folded', type: 'text[]' },
  ],
  store: (value) => (value === null || value.length === 0 ? [null, null] : [value, value.map(fold)]),
  // Grouped, each word stands alone.
  load: ([stored]) => (Array.isArray(stored) ? (stored as string[]) : typeof stored === 'string' ? [stored] : []),
  normalise: canonical,
  operand: (value) => {
    if (typeof value !== 'string') return { reason: 'operand.text' };
    const tag = clean(value);
    if ('reason' in tag) return tag;
    return tag.value === null ? { reason: 'operand.text' } : { value: fold(tag.value) };
  },
  operators: {
    contains: { takes: 'one', build: (at, value) => sql`${folded(at)} @> array[${value}::text]` },
    in: { takes: 'list', build: (at, values) => sql`${folded(at)} && ${values}::text[]` },
    nin: { takes: 'list', build: (at, values) => sql`(${folded(at)} is null or not ${folded(at)} && ${values}::text[])` },
    ...emptiness,
  },
  index: folded,
  indexMethod: 'gin',
  // A record counts once for each of its tags.
  group: (at) => sql`unnest(${column(at)})`,
  parse: (cell) => canonical(cell.split(/[;|\n]/.test(cell) ? /[;|\n]/ : ',')),
  print: (value) => value.join('; '),
};
