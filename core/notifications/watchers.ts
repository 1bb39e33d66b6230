import type { Caller } from '#core/contract/caller.ts';
import type { Entity } from '#core/contract/registry.ts';
import { join, sql } from '#core/kit/sql.ts';
import { responsibleFields } from '#core/notifications/responsible-fields.ts';
import { requireVisible, titlesOf } from '#core/notifications/visible-records.ts';
import type { Queryable } from '#core/sql/database.ts';
import { entityTable, fieldColumns } from '#core/sql/field-columns.ts';
import type { Watchers } from '#schemas/types/api.ts';

/**
 * Who watches these records: those who are responsible for them (`responsibleFields`) and those who chose to, without those who
 * chose not to. Who merely created a record does not: whoever imports ten thousand would be told of each change of any.
 */
export async function watchersOf(db: Queryable, { entity, ids, also = [] }: Watched): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const watchers = new Map(ids.map((id) => [id, new Set<string>()]));
  for (const { id, user } of also) watchers.get(id)?.add(user);
  const columns = responsibleFields(entity).watching.map((field) => sql`${fieldColumns(field, 't').columns[0]}::text`);
  if (columns.length > 0) {
    const rows = await db.tuples(sql`SELECT t.id, ${join(columns, ', ')} FROM ${entityTable(entity)} t WHERE t.id = ANY(${ids}::uuid[])`);
    for (const [id, ...users] of rows) for (const user of users) if (user !== null) watchers.get(String(id))?.add(String(user));
  }
  const decided = await db.rows<{ record_id: string; user_id: string; watching: boolean }>(
    sql`SELECT record_id, user_id, watching FROM vinculo.watch WHERE entity_no = ${entity.no}::int AND record_id = ANY(${ids}::uuid[])`,
  );
  for (const { record_id, user_id, watching } of decided) {
    if (watching) watchers.get(record_id)?.add(user_id);
    else watchers.get(record_id)?.delete(user_id);
  }
  return watchers;
}

interface Watched {
  readonly entity: Entity;
  readonly ids: readonly string[];
  /** Users who were responsible until a moment ago. */
  readonly also?: readonly { readonly id: string; readonly user: string }[];
}

interface Place {
  readonly entity: string;
  readonly id: string;
}

export async function listWatchers(db: Queryable, caller: Caller, place: Place): Promise<Watchers> {
  const entity = await requireVisible(db, caller, place);
  const id = place.id.toLowerCase();
  const watching = (await watchersOf(db, { entity, ids: [id] })).get(id) ?? new Set<string>();
  const users = caller.registry.entities.get('user');
  const names = users ? await titlesOf(db, caller, { entity: users, ids: [...watching] }) : new Map<string, string>();
  const listed = [...names].map(([user, name]) => ({ id: user, name }));
  return { watching: watching.has(caller.user.id), users: listed.sort((a, b) => a.name.localeCompare(b.name)) };
}

/** Decides for oneself; only of records that one may see. */
export async function setWatch(db: Queryable, caller: Caller, { watching, ...place }: Place & { watching: boolean }): Promise<void> {
  const entity = await requireVisible(db, caller, place);
  await db.run(
    sql`INSERT INTO vinculo.watch (entity_no, record_id, user_id, watching) VALUES (${entity.no}::int, ${place.id}::uuid, ${caller.user.id}::uuid, ${watching}::boolean)
      ON CONFLICT (entity_no, record_id, user_id) DO UPDATE SET watching = EXCLUDED.watching`,
  );
}
