import type { FieldSql, FieldType, Parsed } from '#core/contract/field-type.ts';
import { column, emptiness } from '#core/fields/operators/emptiness.ts';
import { equality } from '#core/fields/operators/equality.ts';
import { textMatch } from '#core/fields/operators/text-match.ts';
import { cleanLine } from '#core/fields/reading/clean-text.ts';
import { findWritten } from '#core/fields/reading/find-written.ts';
import { textOperand } from '#core/fields/reading/text-operand.ts';
import { type Sql, sql } from '#core/kit/sql.ts';

const longest = 254;
/** Stricter than the RFC where it only allows oddities: no quotes, no comments, a dot in the domain. */
const address =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i;
/** Bounded on every side, so that no prose makes it slow. */
const inProse = /(?<![\w.+-])[\w.+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,63}(?![\w-])/gi;

function clean(text: string): Parsed<string> {
  const line = cleanLine(text.replace(/^\s*mailto:/i, ''));
  if ('reason' in line || line.value === null) return line;
  const named = /^[^<>]*<([^<>]+)>$/.exec(line.value);
  const value = named?.[1]?.trim() ?? line.value;
  return value.length <= longest && address.test(value) ? { value } : { reason: 'email.format' };
}

/** Kept as written, compared in lower case. */
function comparable(at: FieldSql): Sql {
  return sql`lower(${column(at)} collate "und-x-icu")`;
}

/** The words in it: whole, the index would keep it as one. */
function wordsOf(at: FieldSql): Sql {
  return sql`regexp_replace(vinculo.fold(${column(at)}), '[^[:alnum:]]+', ' ', 'g')`;
}

/** An e-mail address. */
export const email: FieldType<string> = {
  name: 'email',
  keywords: { type: 'object' },
  schema: () => ({ type: 'string', maxLength: 320 }),
  columns: () => [{ suffix: '', type: 'text' }],
  normalise: clean,
  operand: (value) => {
    const text = textOperand(value);
    return 'reason' in text ? text : { value: (text.value ?? '').trim().toLowerCase() };
  },
  operators: { ...equality('text', comparable), ...textMatch, ...emptiness },
  order: comparable,
  orderType: 'text',
  search: { text: wordsOf },
  parse: clean,
  find: (text) => findWritten(text, { pattern: inProse, certain: true, read: clean }),
  print: (value) => value,
};
