import type { Registry } from '#core/contract/registry.ts';
import { BATCH, outboxEpoch, type Position, readOutbox } from '#core/outbox/outbox-tail.ts';
import type { Database } from '#core/sql/database.ts';

/** Where a browser has got to, as it may send it back after a broken connection. */
export async function writePosition(database: Database, { xid, seq }: Position): Promise<string> {
  return [await outboxEpoch(database), xid, seq].join('.');
}

/** Names of the entities in which something happened since; 'all' when that cannot be told any more. */
export async function entitiesSince(database: Database, registry: Registry, cursor: string): Promise<readonly string[] | 'all'> {
  const [epoch, xid, seq] = cursor.split('.');
  const isReadable = /^\d{1,19}$/.test(xid ?? '') && /^\d{1,19}$/.test(seq ?? '');
  if (!isReadable || epoch !== (await outboxEpoch(database))) return 'all';
  const events = await readOutbox(database, { xid: xid as string, seq: seq as string });
  if (events.length === BATCH) return 'all';
  const names = events.map((event) => registry.entityByNo.get(event.entityNo ?? 0)?.name);
  return [...new Set(names.filter((name) => name !== undefined))];
}
