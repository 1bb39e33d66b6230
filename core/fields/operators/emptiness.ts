import type { FieldSql, FieldType } from '#core/contract/field-type.ts';
import { raw, type Sql, sql } from '#core/kit/sql.ts';

/** The column that holds the value, or its main part. */
export function column(at: FieldSql, index = 0): Sql {
  return at.columns[index] ?? raw('null');
}

/** For values kept in a column: empty is null, because empty texts and lists are stored as null. */
export const emptiness: FieldType['operators'] = {
  empty: { takes: 'none', build: (at) => sql`${column(at)} is null` },
  notEmpty: { takes: 'none', build: (at) => sql`${column(at)} is not null` },
};
