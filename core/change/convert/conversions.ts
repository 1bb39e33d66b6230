import type { ChangeContext } from '#core/change/apply-change.ts';
import { runConversion } from '#core/change/convert/run-conversion.ts';
import { isAppError } from '#core/errors.ts';
import { createLeasedWorker, forgetEnded, type LeasedWorker } from '#core/jobs/leased-work.ts';
import { seldom } from '#core/kit/seldom.ts';
import { sql } from '#core/kit/sql.ts';

export interface ConversionsOptions {
  readonly change: ChangeContext;
  /** A conversion moved on. */
  tell(id: string): void;
  onError(error: unknown, what: string): void;
}

const TABLE = sql`vinculo.conversion`;
const STATES = ['waiting', 'running'] as const;

/** Changes of type, one by one, on whichever node is free, from where the one before left them. */
export function createConversions({ change, tell, onError }: ConversionsOptions): LeasedWorker {
  const { database } = change;
  return createLeasedWorker({
    database,
    table: TABLE,
    what: 'change of type',
    states: STATES,
    carryOut: (id, lease) => runConversion(id, { change, lease, tell: seldom(() => tell(id)) }),
    failed: async (id, error) => {
      // It is tried again soon, by whoever looks for work then.
      if (isAppError(error, 'BUSY') || isAppError(error, 'DATABASE_UNAVAILABLE') || isAppError(error, 'CHANGE_BUSY')) return;
      onError(error, 'change of type');
      const cause = error instanceof Error ? error.cause : undefined;
      const message = [error, cause].flatMap((one) => (one instanceof Error ? [one.message] : [])).join('\n');
      await database.run(
        sql`UPDATE ${TABLE} SET state = 'failed', error = ${message}, updated_at = now() WHERE id = ${id}::uuid AND state = ANY(${STATES}::text[])`,
      );
      tell(id);
    },
    left: tell,
    forgetOld: () => forgetEnded({ database, table: TABLE, states: [...STATES, 'failed', 'cancelled'] }),
    onError,
  });
}
