import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, isAppError } from '#core/errors.ts';
import type { Database, SqlSession } from '#core/sql/database.ts';
import { translateError } from '#core/sql/translate-error.ts';

const LOCK_TIMEOUT = '300ms';
const TRIES = 40;
const EXTENSIONS = 'SET LOCAL search_path = vinculo, public, extensions';

/**
 * DDL on a table in use. A statement that waits for a lock makes everybody after it wait as well,
 * so it gives up after 300 ms and tries again a little later, at uneven distances. Throws CHANGE_BUSY in the end.
 */
export function runImpatiently(database: Database, statements: readonly string[], table: string): Promise<void> {
  return untilFree(table, () =>
    database.session(async (client) => {
      try {
        await client.query(`BEGIN; SET LOCAL lock_timeout = '${LOCK_TIMEOUT}'; ${EXTENSIONS}; ${statements.join('; ')}; COMMIT`);
      } catch (error) {
        // If the connection itself is gone the server has rolled back already.
        await client.query('ROLLBACK').catch(() => undefined);
        throw error;
      }
    }),
  );
}

/** The same inside a transaction that is under way: while it waits for its next try it holds none of the locks it was after. */
export async function runImpatientlyWithin(client: SqlSession, statements: readonly string[], table: string): Promise<void> {
  const { rows } = await client.query<{ lock: string; path: string }>(
    "SELECT current_setting('lock_timeout') AS lock, current_setting('search_path') AS path",
  );
  await untilFree(table, async () => {
    await client.query('SAVEPOINT impatient');
    try {
      await client.query(`SET LOCAL lock_timeout = '${LOCK_TIMEOUT}'; ${EXTENSIONS}; ${statements.join(';\n')}`);
    } catch (error) {
      await client.query('ROLLBACK TO SAVEPOINT impatient');
      throw error;
    }
  });
  await client.query("SELECT set_config('lock_timeout', $1, true), set_config('search_path', $2, true)", [rows[0]?.lock, rows[0]?.path]);
}

async function untilFree(table: string, run: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (!isAppError(translateError(error), 'BUSY')) throw error;
      if (attempt === TRIES) throw new AppError('CHANGE_BUSY', { params: { table }, cause: error });
      await sleep(50 + Math.random() * 200);
    }
  }
}
