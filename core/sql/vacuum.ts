import { render, type Sql, sql } from '#core/kit/sql.ts';
import type { Database } from '#core/sql/database.ts';

/**
 * Gives back at once what many deleted rows held. Foreign keys are checked by reading the referring tables, and those that are
 * full of dead rows are slow to read. When another job has the table, it is left to that.
 */
export async function vacuum(database: Database, table: Sql): Promise<void> {
  await database
    .session(async (client) => {
      try {
        await client.query('SET statement_timeout = 0');
        await client.query(render(sql`VACUUM (ANALYZE, SKIP_LOCKED) ${table}`).text);
      } finally {
        await client.query('RESET statement_timeout');
      }
    })
    .catch(() => undefined);
}
