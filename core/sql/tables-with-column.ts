import { sql } from '#core/kit/sql.ts';
import type { Queryable } from '#core/sql/database.ts';

/** Tables of core's own that have a column with this name and type. */
export async function tablesWithColumn(db: Queryable, column: string, type = 'uuid'): Promise<string[]> {
  const rows = await db.tuples(
    sql`SELECT c.relname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
      WHERE c.relnamespace = 'vinculo'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND a.attname = ${column} AND a.atttypid = ${type}::regtype AND NOT a.attisdropped ORDER BY c.relname`,
  );
  return rows.map(([name]) => String(name));
}
