import { policyFor } from '#core/access/policy.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { Entity } from '#core/contract/registry.ts';
import { AppError } from '#core/errors.ts';
import { sql } from '#core/kit/sql.ts';
import { uuid7 } from '#core/kit/uuid7.ts';
import { checkId, findEntity, type RecordsContext } from '#core/records/context.ts';
import { checkView, readViewInput, readViewPatch } from '#core/records/personal/view-checks.ts';
import { audienceOf, findView, ownerNames, type StoredView, storedViews, toView } from '#core/records/personal/view-store.ts';
import { readPolicy } from '#core/records/read-plan.ts';
import type { SavedView, SavedViewPatch } from '#schemas/types/api.ts';

export interface ViewRequest {
  readonly id: string;
  /** The version the caller saw (If-Match). */
  readonly version?: number;
}

/** Per user and entity. */
const MAX_VIEWS = 200;

/** The caller's own views and the shared ones, of all entities they may read or of one, in the order they stand. */
export async function listViews(context: RecordsContext, caller: Caller, entity?: string): Promise<SavedView[]> {
  const asked = entity === undefined ? [...caller.registry.entities.values()] : [readable(caller, entity)];
  const entities = asked.filter((one) => policyFor(caller, one, 'read').rows !== 'none');
  const numbers = entities.map(({ no }) => no);
  const stored = await storedViews(context.database, caller, sql`v.entity_no = ANY(${numbers}::int[])`);
  const names = await ownerNames(context.database, caller, stored);
  return stored.map((view) => toView(view, caller, names));
}

export async function createView(
  context: RecordsContext,
  caller: Caller,
  { body, id = uuid7() }: { body: unknown; id?: string },
): Promise<SavedView> {
  const { entity: name, shared = false, position, name: label, ...shows } = readViewInput(body);
  const entity = readable(caller, name);
  checkView({ entity: name, ...shows }, caller);
  const mine = sql`SELECT count(*) FROM vinculo.saved_view WHERE owner_id = ${caller.user.id}::uuid AND entity_no = ${entity.no}::int`;
  const last = sql`SELECT max(position) FROM vinculo.saved_view WHERE entity_no = ${entity.no}::int AND (shared OR owner_id = ${caller.user.id}::uuid)`;
  const added = await context.database.run(
    sql`INSERT INTO vinculo.saved_view (id, entity_no, owner_id, shared, position, name, shows)
      SELECT ${id}::uuid, ${entity.no}::int, ${caller.user.id}::uuid, ${shared}::boolean, coalesce(${position ?? null}::float8, (${last}) + 1, 1), ${label}, ${JSON.stringify(shows)}::json
      WHERE (${mine}) < ${MAX_VIEWS}::int ON CONFLICT (id) DO NOTHING`,
  );
  const made = await findView(context.database, caller, id);
  if (!made) throw new AppError('VIEWS_FULL', { params: { limit: MAX_VIEWS } });
  if (added > 0) publish(context, caller, { view: made });
  return toView(made, caller, await ownerNames(context.database, caller, [made]));
}

/** Changes parts of a view; only those are checked, so that a view that is broken can still be renamed. */
export async function changeView(
  context: RecordsContext,
  caller: Caller,
  request: ViewRequest & { readonly body: unknown },
): Promise<SavedView> {
  const patch = readViewPatch(request.body);
  const before = await changeable(context, caller, request);
  if (patch.entity !== undefined && patch.entity !== before.entity)
    throw new AppError('VIEW_INVALID', { places: [{ path: '/entity', code: 'field.readOnly' }] });
  checkView({ entity: before.entity, ...withoutNulls(contentOf(patch)) }, caller);
  const { name = before.name, shared = before.shared, position = before.position } = patch;
  const shows = { kind: patch.kind ?? before.shows.kind, ...withoutNulls({ ...contentOf(before.shows), ...given(contentOf(patch)) }) };
  const changed = await context.database.run(
    sql`UPDATE vinculo.saved_view SET version = version + 1, updated_at = now(), name = ${name}, shared = ${shared}::boolean,
        position = ${position}::float8, shows = ${JSON.stringify(shows)}::json
      WHERE id = ${before.id}::uuid AND version = ${before.version}::int`,
  );
  if (changed === 0) {
    const now = await findView(context.database, caller, before.id);
    throw now ? await conflict(context, caller, now) : new AppError('VIEW_NOT_FOUND');
  }
  const view = { ...before, name, shared, position, shows, version: before.version + 1 };
  publish(context, caller, { view, before });
  return toView(view, caller, await ownerNames(context.database, caller, [view]));
}

export async function removeView(context: RecordsContext, caller: Caller, request: ViewRequest): Promise<void> {
  const view = await changeable(context, caller, request);
  await context.database.run(sql`DELETE FROM vinculo.saved_view WHERE id = ${view.id}::uuid`);
  publish(context, caller, { view: { ...view, version: view.version + 1 } });
}

function readable(caller: Caller, name: string): Entity {
  const entity = findEntity(caller, name);
  readPolicy(caller, entity);
  return entity;
}

async function changeable(context: RecordsContext, caller: Caller, { id, version }: ViewRequest): Promise<StoredView> {
  const view = await findView(context.database, caller, checkId(id));
  if (!view) throw new AppError('VIEW_NOT_FOUND');
  if (view.ownerId !== caller.user.id && !caller.user.roles.includes('administrator')) throw new AppError('VIEW_DENIED');
  if (version !== undefined && version !== view.version) throw await conflict(context, caller, view);
  return view;
}

async function conflict({ database }: RecordsContext, caller: Caller, view: StoredView): Promise<AppError> {
  const current = toView(view, caller, await ownerNames(database, caller, [view]));
  return new AppError('RECORD_CONFLICT', { members: { current } });
}

function contentOf({
  filter,
  sort,
  columns,
  groupBy,
  calendar,
}: Pick<SavedViewPatch, 'filter' | 'sort' | 'columns' | 'groupBy' | 'calendar'>) {
  return { filter, sort, columns, groupBy, calendar };
}

/** What the patch says nothing about stays. */
function given<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}

type WithoutNulls<T> = { [K in keyof T]?: NonNullable<T[K]> };

function withoutNulls<T extends object>(values: T): WithoutNulls<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined)) as WithoutNulls<T>;
}

interface Moved {
  readonly view: StoredView;
  readonly before?: StoredView;
}

/** Whoever finds the view, or found it before, reads the list again. */
function publish({ published }: RecordsContext, { user }: Caller, { view, before }: Moved): void {
  const id = audienceOf({ ownerId: view.ownerId, shared: view.shared || before?.shared === true, id: view.id });
  published([{ kind: 'views', entityNo: view.entityNo, id, version: view.version, actor: user.id }]);
}
