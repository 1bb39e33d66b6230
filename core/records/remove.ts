import { actingNow, actorOf } from '#core/access/engine-caller.ts';
import { policyFor } from '#core/access/policy.ts';
import { rowsPredicate } from '#core/access/row-filter.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { HookAction } from '#core/contract/plugin.ts';
import type { RecordValue } from '#core/contract/records.ts';
import type { Entity } from '#core/contract/registry.ts';
import { AppError } from '#core/errors.ts';
import { raw, type Sql, sql } from '#core/kit/sql.ts';
import type { Happening } from '#core/outbox/relay.ts';
import { checkId, findEntity, type Reading, type RecordsContext } from '#core/records/context.ts';
import { findRecord } from '#core/records/get.ts';
import { nameDuplicate } from '#core/records/name-duplicate.ts';
import { recordReader } from '#core/records/reader.ts';
import { trailStatements, writeStatement } from '#core/records/store-statement.ts';
import type { Queryable } from '#core/sql/database.ts';
import { entityTable, storedFields } from '#core/sql/field-columns.ts';

export interface RemoveRequest {
  readonly entity: string;
  readonly id: string;
  readonly version?: number;
}

/**
 * Puts a record in the trash. What points at it keeps pointing, so that a restore brings everything back;
 * until then it is absent from lists, filters and link fields, and its title is shown as being in the trash.
 */
export async function removeRecord(context: RecordsContext, caller: Caller, request: RemoveRequest): Promise<void> {
  const way = { hook: 'remove', action: 'removed', from: raw('t.deleted_at IS NULL'), to: raw('now()') } as const;
  await moveRecord(context, caller, { ...request, ...way });
}

/** Takes a record out of the trash. A unique value that was taken in the meantime is a 409. */
export async function restoreRecord(context: RecordsContext, caller: Caller, request: RemoveRequest): Promise<void> {
  const way = { hook: 'restore', action: 'restored', from: raw('t.deleted_at IS NOT NULL'), to: raw('NULL') } as const;
  await moveRecord(context, caller, { ...request, ...way });
}

interface Move extends RemoveRequest {
  readonly hook: Extract<HookAction, 'remove' | 'restore'>;
  readonly action: 'removed' | 'restored';
  readonly from: Sql;
  readonly to: Sql;
}

interface Moved {
  readonly version: number;
  /** What plugins wrote with it. */
  readonly besides: readonly Happening[];
}

async function moveRecord(context: RecordsContext, caller: Caller, request: Move): Promise<void> {
  const entity = findEntity(caller, request.entity);
  const id = checkId(request.id);
  const hooked = context.hooks.has(entity.name, request.hook) || context.hooks.hasAfter(entity.name, request.hook);
  const place = { entity, id, move: request };
  const moved = hooked
    ? await context.database.transaction((db) => moveWithHooks({ db, context, caller }, place))
    : await move({ db: context.database, caller }, place);
  if (!moved) return explainRefusal(context, caller, place);
  const { version, besides } = moved;
  context.published([{ kind: 'record', entityNo: entity.no, id, version, actor: actorOf(caller) }, ...besides]);
}

interface Place {
  readonly entity: Entity;
  readonly id: string;
  readonly move: Move;
}

async function move({ db, caller }: Reading, { entity, id, move }: Place): Promise<Moved | undefined> {
  const policy = policyFor(caller, entity, 'delete');
  const rows = rowsPredicate(policy.rows, { caller, entity, alias: 't' });
  const sameVersion = move.version === undefined ? raw('true') : sql`t.version = ${move.version}::int`;
  const update = sql`UPDATE ${entityTable(entity)} t SET deleted_at = ${move.to}, version = t.version + 1, updated_at = now(), updated_by = ${actorOf(caller)}::uuid
    WHERE t.id = ${id}::uuid AND ${move.from} AND ${sameVersion} AND ${rows} RETURNING t.id, t.version`;
  const trail = trailStatements({ entity, action: move.action, actor: actorOf(caller), changes: {}, chain: caller.chain });
  const moved = await db.tuples(writeStatement(update, trail, [raw('t.version')]), { prepared: true }).catch((error: unknown) => {
    throw nameDuplicate(error, entity);
  });
  return moved[0] && { version: Number(moved[0][0]), besides: [] };
}

interface Moving extends Reading {
  readonly db: Queryable;
  readonly context: RecordsContext;
}

/** Plugins may refuse, and write what belongs to it; they decide on the whole record. */
async function moveWithHooks({ db, context, caller }: Moving, place: Place): Promise<Moved | undefined> {
  const { entity, id, move: request } = place;
  const find = { entity, id, fields: storedFields(entity), whole: true, trash: request.hook === 'restore' } as const;
  const before = await findRecord(db, caller, find);
  if (!before) throw new AppError('RECORD_NOT_FOUND');
  await context.hooks.run({
    action: request.hook,
    entity: entity.name,
    record: before,
    changed: [],
    before,
    ...actingNow(caller),
    records: (name) => recordReader(context, { db, caller }, name),
  });
  const moved = await move({ db, caller }, place);
  if (!moved) return undefined;
  const record: RecordValue = { ...before, version: moved.version };
  const written = { entity: entity.name, action: request.hook, id, record, before, changed: [] };
  return { ...moved, besides: await context.afterWrite(context, { db, caller }, written) };
}

async function explainRefusal(context: RecordsContext, caller: Caller, { entity, id, move }: Place): Promise<never> {
  const fields = [...entity.fields.values()].filter((field) => ['id', 'version', 'deleted_at'].includes(field.name));
  const found = await findRecord(context.database, caller, { entity, id, fields, trash: true });
  if (!found) throw new AppError('RECORD_NOT_FOUND');
  const inTrash = found['deleted_at'] !== null;
  if (move.action === 'restored' && !inTrash) throw new AppError('RECORD_NOT_IN_TRASH');
  if (move.action === 'removed' && inTrash) throw new AppError('RECORD_NOT_FOUND');
  if (move.version !== undefined && found.version !== move.version) throw new AppError('RECORD_CONFLICT', { members: { current: found } });
  // Everything would allow it now: somebody moved it back and forth in between.
  if (policyFor(caller, entity, 'delete').rows === 'all') throw new AppError('RECORD_CONFLICT', { members: { current: found } });
  throw new AppError('ACTION_DENIED', { params: { entity: entity.name } });
}
