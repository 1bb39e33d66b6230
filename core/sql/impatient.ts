import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, isAppError } from '#core/errors.ts';
import type { Database } from '#core/sql/database.ts';

const LOCK_TIMEOUT = '300ms';
const TRIES = 40;
const EXTENSIONS = 'SET LOCAL search_path = vinculo, public, extensions';

/**
 * DDL on a table in use. A statement that waits for a lock makes everybody after it wait as well,
 * so it gives up after 300 ms and tries again a little later, at uneven distances. Throws CHANGE_BUSY in the end.
 */
export async function runImpatiently(database: Database, statements: readonly string[], table: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database.session(async (client) => {
        try {
          await client.query(`BEGIN; SET LOCAL lock_timeout = '${LOCK_TIMEOUT}'; ${EXTENSIONS}; ${statements.join('; ')}; COMMIT`);
        } catch (error) {
          // If the connection itself is gone the server has rolled back already.
          await client.query('ROLLBACK').catch(() => undefined);
          throw error;
        }
      });
    } catch (error) {
      if (!isAppError(error, 'BUSY')) throw error;
      if (attempt === TRIES) throw new AppError('CHANGE_BUSY', { params: { table }, cause: error });
      await sleep(50 + Math.random() * 200);
    }
  }
}
