import type { FieldSql, FieldType } from '#core/contract/field-type.ts';
import type { Kind } from '#core/formula/kind.ts';
import { raw, type Sql, sql } from '#core/kit/sql.ts';

/** A field as far as its value is concerned: its type, and the PostgreSQL type of each column its value is read from. */
export interface Valued {
  readonly type: FieldType;
  readonly columns: readonly string[];
}

const kinds: readonly (readonly [RegExp, Kind])[] = [
  [/^text$/, 'text'],
  [/^(?:bigint|integer|smallint)$/, 'integer'],
  [/^numeric/, 'decimal'],
  [/^boolean$/, 'boolean'],
  [/^date$/, 'date'],
  [/^timestamptz/, 'date_time'],
  [/^text\[\]$/, 'list'],
];

/** What a field is worth in a formula; undefined = it cannot be computed with. A secret, which nothing compares with, never can. */
export function kindOf({ type, columns }: Valued): Kind | undefined {
  if (type.relation) return type.relation === 'one' ? 'record' : undefined;
  if (type.total) return 'money';
  if (!type.operators.eq && !type.operators.contains) return undefined;
  const kind = kinds.find(([pattern]) => pattern.test(columns[0] ?? ''))?.[1];
  return columns.length === 1 || kind === 'text' ? kind : undefined;
}

/** The value itself: every number is exact, and amounts are in the currency of the organisation, in which alone they compare. */
export function fieldValue({ type, columns }: Valued, at: FieldSql): Sql {
  const kind = kindOf({ type, columns });
  const column = at.columns[0] ?? raw('NULL');
  if (kind === 'money') return type.measure?.(at) ?? raw('NULL::numeric');
  return kind === 'integer' ? sql`${column}::numeric` : column;
}
