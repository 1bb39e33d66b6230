import type { Caller } from '#core/contract/caller.ts';
import type { Entity } from '#core/contract/registry.ts';
import { type Sql, sql } from '#core/kit/sql.ts';
import { readTitles } from '#core/records/include.ts';
import { isBroken } from '#core/records/personal/view-checks.ts';
import type { Queryable } from '#core/sql/database.ts';
import type { SavedView } from '#schemas/types/api.ts';

/** How the answer is shown, and which question it answers. */
export type Shows = Pick<SavedView, 'kind' | 'filter' | 'sort' | 'columns' | 'groupBy' | 'calendar'>;

export interface StoredView {
  readonly id: string;
  readonly version: number;
  readonly entity: string;
  readonly entityNo: number;
  readonly ownerId: string;
  readonly shared: boolean;
  readonly position: number;
  readonly name: string;
  readonly shows: Shows;
}

const MAX_LISTED = 2_000;

/** Views that the caller finds: their own and the shared ones of entities that are there. */
export async function storedViews(db: Queryable, { user, registry }: Caller, which: Sql): Promise<StoredView[]> {
  const tuples = await db.tuples(
    sql`SELECT v.id, v.version, v.entity_no, v.owner_id, v.shared, v.position, v.name, v.shows FROM vinculo.saved_view v
      WHERE ${which} AND (v.owner_id = ${user.id}::uuid OR v.shared) ORDER BY v.position, v.created_at, v.id LIMIT ${MAX_LISTED}::int`,
    { prepared: true },
  );
  return tuples.flatMap((tuple) => {
    const [id, version, entityNo, ownerId, shared, position, name, shows] = tuple as [
      string,
      number,
      number,
      string,
      boolean,
      number,
      string,
      Shows,
    ];
    const entity = registry.entityByNo.get(entityNo)?.name;
    return entity === undefined ? [] : [{ id, version, entity, entityNo, ownerId, shared, position, name, shows }];
  });
}

export async function findView(db: Queryable, caller: Caller, id: string): Promise<StoredView | undefined> {
  const [view] = await storedViews(db, caller, sql`v.id = ${id}::uuid`);
  return view;
}

/** What the owners are called, as far as the caller may know. */
export async function ownerNames(db: Queryable, caller: Caller, views: readonly StoredView[]): Promise<ReadonlyMap<string, string>> {
  const users = caller.registry.entities.get('user') as Entity;
  const ids = [...new Set(views.map(({ ownerId }) => ownerId))];
  const titles = ids.length === 0 ? {} : await readTitles({ db, caller }, users, ids);
  return new Map(Object.values(titles).map((user) => [user.id, String(user[users.titleField.name] ?? '')]));
}

/** Of a view that is broken for somebody else than its owner not even the question is told: it may name what they must not know of. */
export function toView(view: StoredView, caller: Caller, names: ReadonlyMap<string, string>): SavedView {
  const { id, version, entity, name, shared, position, ownerId, shows } = view;
  const mine = ownerId === caller.user.id;
  const broken = isBroken({ entity, ...shows }, caller);
  const told = broken && !mine ? { kind: shows.kind } : shows;
  return {
    id,
    version,
    entity,
    name,
    ...told,
    shared,
    owner: { id: ownerId, name: names.get(ownerId) ?? '' },
    mine,
    position,
    ...(broken && { broken }),
  };
}

/** Of a change to a view: for whom it is news, and which view it was. */
interface Audience {
  readonly id: string;
  readonly ownerId: string;
  readonly shared: boolean;
}

export function audienceOf({ id, ownerId, shared }: Audience): string {
  return `${shared ? 'everybody' : ownerId}/${id}`;
}

/** Whether the change concerns the user. */
export function concerns(audience: string, userId: string): boolean {
  return audience.startsWith('everybody/') || audience.startsWith(`${userId}/`);
}
