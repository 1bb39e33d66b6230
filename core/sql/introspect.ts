import { ident, join, raw, sql } from '#core/kit/sql.ts';
import type { Queryable } from '#core/sql/database.ts';
import type { IndexDefinition } from '#core/sql/ddl.ts';

export interface TableSize {
  /** The planner's estimate; 0 for a table that was never analysed and is empty. */
  readonly rows: number;
  readonly bytes: number;
}

/** Estimated sizes of entity tables by name. Costs nothing, however large they are. */
export async function tableSizes(db: Queryable): Promise<ReadonlyMap<string, TableSize>> {
  const rows = await db.rows<{ name: string; rows: number; bytes: string }>(
    sql`SELECT c.relname AS name, greatest(c.reltuples, 0)::float8 AS rows, pg_relation_size(c.oid) AS bytes
      FROM pg_class c WHERE c.relnamespace = 'entity'::regnamespace AND c.relkind = 'r'`,
  );
  return new Map(rows.map((row) => [row.name, { rows: row.rows, bytes: Number(row.bytes) }]));
}

export interface TableShape {
  /** Name → type as the catalogue writes it; those that no field is mapped to included. */
  readonly columns: ReadonlyMap<string, string>;
  /** Columns there have ever been: PostgreSQL counts dropped ones to the end of the table's days. */
  readonly everHad: number;
}

/** Every table of records and links, those that nothing is mapped to included. */
export async function tableShapes(db: Queryable): Promise<ReadonlyMap<string, TableShape>> {
  const rows = await db.rows<{ name: string; ever_had: number; columns: Record<string, string> | null }>(
    sql`SELECT c.relname AS name, c.relnatts AS ever_had,
        json_object_agg(a.attname, format_type(a.atttypid, a.atttypmod)) FILTER (WHERE a.attname IS NOT NULL) AS columns
      FROM pg_class c LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relnamespace = 'entity'::regnamespace AND c.relkind = 'r' GROUP BY c.relname, c.relnatts`,
  );
  return new Map(rows.map((row) => [row.name, { columns: new Map(Object.entries(row.columns ?? {})), everHad: row.ever_had }]));
}

/** No row has a value in this column. */
export async function isEmptyColumn(db: Queryable, table: string, column: string): Promise<boolean> {
  const found = await db.tuples(sql`SELECT 1 FROM ${ident('entity', table)} WHERE ${ident(column)} IS NOT NULL LIMIT 1`);
  return found.length === 0;
}

/** How many values a unique index would find more than once, among the rows that it covers. */
export async function countDuplicates(db: Queryable, index: IndexDefinition): Promise<number> {
  const keys = (index.keys ?? []).map((key) => raw(key));
  const filled = keys.map((key) => sql`${key} IS NOT NULL`);
  const where = join([...filled, ...(index.where ? [raw(index.where)] : [])], ' AND ');
  const [row] = await db.tuples(
    sql`SELECT count(*)::int FROM (SELECT 1 FROM ${ident('entity', index.table)} WHERE ${where} GROUP BY ${join(keys, ', ')} HAVING count(*) > 1) twice`,
  );
  return Number(row?.[0] ?? 0);
}

/** How many rows a table has, or how many of them a value in the column. */
export async function countFilled(db: Queryable, table: string, column?: string): Promise<number> {
  const what = column === undefined ? raw('*') : ident(column);
  const [row] = await db.tuples(sql`SELECT count(${what})::int FROM ${ident('entity', table)}`);
  return Number(row?.[0] ?? 0);
}
