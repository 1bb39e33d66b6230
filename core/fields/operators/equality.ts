import type { FieldSql, FieldType } from '#core/contract/field-type.ts';
import { raw, type Sql, sql } from '#core/kit/sql.ts';

/** eq, ne, in, nin on an expression of the given PostgreSQL type. */
export function equality(type: string, of: (at: FieldSql) => Sql): FieldType['operators'] {
  const one = raw(`::${type}`);
  const many = raw(`::${type}[]`);
  return {
    eq: { takes: 'one', build: (at, value) => sql`${of(at)} = ${value}${one}` },
    ne: { takes: 'one', build: (at, value) => sql`${of(at)} is distinct from ${value}${one}` },
    in: { takes: 'list', build: (at, values) => sql`${of(at)} = any(${values}${many})` },
    nin: { takes: 'list', build: (at, values) => sql`(${of(at)} is null or ${of(at)} <> all(${values}${many}))` },
  };
}
