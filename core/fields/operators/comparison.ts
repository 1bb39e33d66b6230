import type { FieldSql, FieldType } from '#core/contract/field-type.ts';
import { equality } from '#core/fields/operators/equality.ts';
import { raw, type Sql, sql } from '#core/kit/sql.ts';

/** The operators of everything that has an order: eq, ne, in, nin, lt, lte, gt, gte, between (both ends included). */
export function comparison(type: string, of: (at: FieldSql) => Sql): FieldType['operators'] {
  const cast = raw(`::${type}`);
  return {
    ...equality(type, of),
    lt: { takes: 'one', build: (at, value) => sql`${of(at)} < ${value}${cast}` },
    lte: { takes: 'one', build: (at, value) => sql`${of(at)} <= ${value}${cast}` },
    gt: { takes: 'one', build: (at, value) => sql`${of(at)} > ${value}${cast}` },
    gte: { takes: 'one', build: (at, value) => sql`${of(at)} >= ${value}${cast}` },
    between: {
      takes: 'range',
      build: (at, range) => {
        const [from, to] = range as [unknown, unknown];
        return sql`${of(at)} between ${from}${cast} and ${to}${cast}`;
      },
    },
  };
}
