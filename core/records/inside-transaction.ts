import type { Happening } from '#core/outbox/relay.ts';
import type { RecordsContext } from '#core/records/context.ts';
import type { Queryable } from '#core/sql/database.ts';

/** What the verbs of this folder work with inside a transaction of somebody else, who publishes what they tell once that is committed. */
export function insideTransaction(
  context: RecordsContext,
  tx: Queryable,
  told: (happenings: readonly Happening[]) => void,
): RecordsContext {
  return { ...context, database: { ...context.database, ...tx, transaction: (work) => work(tx) }, isWithin: true, published: told };
}
