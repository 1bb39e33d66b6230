import { ident, raw, sql } from '#core/kit/sql.ts';
import type { Database } from '#core/sql/database.ts';

/** Ids of living records, spread over the whole table, the same in every run on the same data. */
export async function sampleIds(database: Database, table: string, count: number): Promise<string[]> {
  const rows = await database.tuples(
    sql`SELECT id FROM ${ident('entity', table)} WHERE deleted_at IS NULL ORDER BY hashtextextended(id::text, 1) LIMIT ${raw(String(count))}`,
  );
  return rows.map(([id]) => String(id));
}
