import { sql } from '#core/kit/sql.ts';
import type { Queryable } from '#core/sql/database.ts';

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

/** Columns of every entity table, those that no field is mapped to included. */
export async function existingColumns(db: Queryable): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await db.rows<{ name: string; columns: string[] }>(
    sql`SELECT c.relname AS name, array_agg(a.attname::text) AS columns FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relnamespace = 'entity'::regnamespace AND c.relkind = 'r' GROUP BY c.relname`,
  );
  return new Map(rows.map((row) => [row.name, new Set(row.columns)]));
}
