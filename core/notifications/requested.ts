import type { Caller } from '#core/contract/caller.ts';
import type { NotificationRequest } from '#core/contract/plugin.ts';
import { isUuid } from '#core/kit/uuid7.ts';
import type { NotificationsContext, Wanted } from '#core/notifications/context.ts';
import { watchersOf } from '#core/notifications/watchers.ts';
import type { Queryable } from '#core/sql/database.ts';

export interface Requester {
  readonly db: Queryable;
  readonly caller: Caller;
  readonly plugin: string;
}

/** What a plugin wants to be told. A request that makes no sense is the plugin's mistake and fails with its name. */
export async function requested(
  { kinds }: NotificationsContext,
  { db, caller, plugin }: Requester,
  { kind, to, watchers, record, text, key }: NotificationRequest,
): Promise<Wanted[]> {
  if (!kinds.find(kind)) throw new Error(`${plugin}: notifications of the kind “${kind}” are not declared in its plugin.json`);
  const entity = caller.registry.entities.get(record.entity);
  if (!entity || !isUuid(record.id)) throw new Error(`${plugin}: a notification about no record (${record.entity} ${record.id})`);
  const watching = watchers ? ((await watchersOf(db, { entity, ids: [record.id] })).get(record.id) ?? []) : [];
  const actor = caller.engine ? null : caller.user.id;
  return [...new Set([...to, ...watching])].map((userId) => ({
    userId,
    kind,
    entityNo: entity.no,
    recordId: record.id,
    actor,
    body: { text },
    ...(key !== undefined && { key: `${plugin}:${key}` }),
  }));
}
