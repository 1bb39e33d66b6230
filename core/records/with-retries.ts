import { setTimeout as sleep } from 'node:timers/promises';
import { isAppError } from '#core/errors.ts';

const TRIES = 8;

/** For work in the background: a database that restarts, or rows that somebody else has locked, are waited for. */
export async function withRetries<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const passing = isAppError(error, 'BUSY') || isAppError(error, 'DATABASE_UNAVAILABLE');
      if (!passing || attempt === TRIES) throw error;
      await sleep(200 * 2 ** attempt * (0.5 + Math.random()));
    }
  }
}
