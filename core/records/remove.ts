import { policyFor } from '#core/access/policy.ts';
import { rowsPredicate } from '#core/access/row-filter.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { Entity } from '#core/contract/registry.ts';
import { AppError } from '#core/errors.ts';
import { raw, type Sql, sql } from '#core/kit/sql.ts';
import { dayInZone } from '#core/kit/zoned-day.ts';
import { checkId, findEntity, type RecordsContext } from '#core/records/context.ts';
import { findRecord } from '#core/records/get.ts';
import { nameDuplicate } from '#core/records/name-duplicate.ts';
import { recordReader } from '#core/records/reader.ts';
import { trailStatements, writeStatement } from '#core/records/store-statement.ts';
import { entityTable } from '#core/sql/field-columns.ts';

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
  if (context.hooks.has(request.entity, 'remove')) await askHooks(context, caller, request);
  await moveRecord(context, caller, { ...request, action: 'removed', from: raw('t.deleted_at IS NULL'), to: raw('now()') });
}

/** Takes a record out of the trash. A unique value that was taken in the meantime is a 409. */
export async function restoreRecord(context: RecordsContext, caller: Caller, request: RemoveRequest): Promise<void> {
  await moveRecord(context, caller, { ...request, action: 'restored', from: raw('t.deleted_at IS NOT NULL'), to: raw('NULL') });
}

/** Plugins may refuse; they decide on the whole record. */
async function askHooks(context: RecordsContext, caller: Caller, request: RemoveRequest): Promise<void> {
  const entity = findEntity(caller, request.entity);
  const db = context.database;
  const before = await findRecord(db, caller, { entity, id: checkId(request.id), fields: [...entity.fields.values()], whole: true });
  if (!before) throw new AppError('RECORD_NOT_FOUND');
  await context.hooks.run({
    action: 'remove',
    entity: entity.name,
    record: before,
    changed: [],
    before,
    user: caller.user,
    today: dayInZone(caller.now, caller.user.timeZone),
    records: (name) => recordReader(context, { db, caller }, name),
  });
}

interface Move extends RemoveRequest {
  readonly action: 'removed' | 'restored';
  readonly from: Sql;
  readonly to: Sql;
}

async function moveRecord(context: RecordsContext, caller: Caller, move: Move): Promise<void> {
  const entity = findEntity(caller, move.entity);
  const id = checkId(move.id);
  const policy = policyFor(caller, entity, 'delete');
  const rows = rowsPredicate(policy.rows, { caller, entity, alias: 't' });
  const sameVersion = move.version === undefined ? raw('true') : sql`t.version = ${move.version}::int`;
  const update = sql`UPDATE ${entityTable(entity)} t SET deleted_at = ${move.to}, version = t.version + 1, updated_at = now(), updated_by = ${caller.user.id}::uuid
    WHERE t.id = ${id}::uuid AND ${move.from} AND ${sameVersion} AND ${rows} RETURNING t.id, t.version`;
  const trail = trailStatements({ entity, action: move.action, actor: caller.user.id, changes: {} });
  const moved = await context.database
    .tuples(writeStatement(update, trail, [raw('t.version')]), { prepared: true })
    .catch((error: unknown) => {
      throw nameDuplicate(error, entity);
    });
  if (!moved[0]) return explainRefusal(context, caller, { entity, id, move });
  context.published([{ kind: 'record', entityNo: entity.no, id, version: Number(moved[0][0]), actor: caller.user.id }]);
}

interface Refused {
  readonly entity: Entity;
  readonly id: string;
  readonly move: Move;
}

async function explainRefusal(context: RecordsContext, caller: Caller, { entity, id, move }: Refused): Promise<never> {
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
