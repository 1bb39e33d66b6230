import type { FieldSql, FieldType } from '#core/contract/field-type.ts';
import { column } from '#core/fields/operators/emptiness.ts';
import { textMatch } from '#core/fields/operators/text-match.ts';
import { type Sql, sql } from '#core/kit/sql.ts';

function digitsOf(at: FieldSql): Sql {
  return sql`regexp_replace(${column(at)}, '\\D', '', 'g')`;
}

/** '912 345 678', '912345678' and '+351 912 345 678' are one number: digits decide. Words ("ext. Ana") are looked for in the raw text. */
function matches(at: FieldSql, value: unknown, start: string): Sql {
  const text = String(value);
  const digits = text.replaceAll(/\D/g, '');
  const asText = (start === '' ? textMatch.startsWith : textMatch.contains)?.build(at, value) as Sql;
  if (digits === '' || /[a-z]/i.test(text)) return asText;
  const pattern = `${start}${digits}%`;
  return sql`(${digitsOf(at)} like ${pattern} or substr(${column(at, 1)}, 2) like ${pattern})`;
}

function same(at: FieldSql, value: unknown): Sql {
  const digits = String(value).replaceAll(/\D/g, '');
  return sql`(${column(at, 1)} = ${`+${digits}`} or ${digitsOf(at)} = ${digits})`;
}

function oneOf(at: FieldSql, values: unknown): Sql {
  const digits = (values as string[]).map((value) => value.replaceAll(/\D/g, ''));
  return sql`(${column(at, 1)} = any(${digits.map((one) => `+${one}`)}::text[]) or ${digitsOf(at)} = any(${digits}::text[]))`;
}

export const phoneOperators: FieldType['operators'] = {
  eq: { takes: 'one', build: same },
  ne: { takes: 'one', build: (at, value) => sql`${same(at, value)} is not true` },
  in: { takes: 'list', build: oneOf },
  nin: { takes: 'list', build: (at, values) => sql`${oneOf(at, values)} is not true` },
  contains: { takes: 'one', build: (at, value) => matches(at, value, '%') },
  startsWith: { takes: 'one', build: (at, value) => matches(at, value, '') },
};
