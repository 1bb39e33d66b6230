import type { Registry } from '#core/contract/registry.ts';
import { BATCH, isWithinOutbox, outboxEpoch, readCommitted, readCursor } from '#core/outbox/outbox-tail.ts';
import type { Database } from '#core/sql/database.ts';

/** Names of the entities in which something happened since; 'all' when that cannot be told any more. */
export async function entitiesSince(database: Database, registry: Registry, cursor: string): Promise<readonly string[] | 'all'> {
  const position = readCursor(await outboxEpoch(database), cursor);
  if (!position) return 'all';
  const events = await readCommitted(database, position);
  // Looked at afterwards: it may have been pruned while we read.
  if (events.length === BATCH || !(await isWithinOutbox(database, position))) return 'all';
  const names = events.map((event) => registry.entityByNo.get(event.entityNo ?? 0)?.name);
  return [...new Set(names.filter((name) => name !== undefined))];
}
