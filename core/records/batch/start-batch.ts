import { policyFor } from '#core/access/policy.ts';
import { rowFilter, rowsPredicate } from '#core/access/row-filter.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { RecordInput } from '#core/contract/records.ts';
import type { Entity } from '#core/contract/registry.ts';
import { AppError, type ErrorPlace, isAppError } from '#core/errors.ts';
import { raw, type Sql, sql } from '#core/kit/sql.ts';
import { uuid7 } from '#core/kit/uuid7.ts';
import { loadBatch, type StoredBatch } from '#core/records/batch/stored-batch.ts';
import { checkRelations } from '#core/records/check-relations.ts';
import { checkId, findEntity, type Reading, type RecordsContext } from '#core/records/context.ts';
import { checkedValues, checkWhole } from '#core/records/prepare-values.ts';
import { ALIAS, readPolicy } from '#core/records/read-plan.ts';
import type { Queryable } from '#core/sql/database.ts';
import { entityTable } from '#core/sql/field-columns.ts';
import type { BatchAction } from '#schemas/types/api.ts';

export interface BatchWish {
  readonly entity: string;
  /** Either these … */
  readonly ids?: readonly string[];
  /** … or all that match, in the trash when they are to be restored. */
  readonly filter?: unknown;
  readonly action: BatchAction;
  readonly set?: RecordInput;
  /** Given where it must follow from something: the same wish, sent twice, is one batch. */
  readonly id?: string;
}

/** A filter may find more than people can name. */
const MOST_FOUND = 100_000;

/** Fixes which records it is about and what is wanted. What is wrong for all of them is refused here and not once per record. */
export async function startBatch({ database }: RecordsContext, caller: Caller, wish: BatchWish): Promise<StoredBatch> {
  const entity = findEntity(caller, wish.entity);
  if ((wish.ids === undefined) === (wish.filter === undefined)) throw invalid('/ids', 'required');
  await checkWish({ db: database, caller }, entity, wish);
  const id = wish.id ?? uuid7();
  await database.transaction(async (tx) => {
    const set = wish.set === undefined ? null : JSON.stringify(wish.set);
    const made = await tx.run(
      sql`INSERT INTO vinculo.batch (id, entity, action, state, created_by, "set")
        VALUES (${id}::uuid, ${entity.name}, ${wish.action}, 'running', ${caller.user.id}::uuid, ${set}::json) ON CONFLICT (id) DO NOTHING`,
    );
    if (made === 0) return;
    const total = await fixRecords(tx, id, recordsOf(wish, entity, caller));
    if (total === 0) throw new AppError('BATCH_EMPTY');
    if (total > MOST_FOUND) throw new AppError('BATCH_TOO_LARGE', { params: { limit: MOST_FOUND.toLocaleString('en').replace(',', ' ') } });
    await tx.run(sql`UPDATE vinculo.batch SET total = ${total}::int WHERE id = ${id}::uuid`);
  });
  return loadBatch(database, id);
}

async function checkWish({ db, caller }: Reading, entity: Entity, { action, set }: BatchWish): Promise<void> {
  readPolicy(caller, entity);
  const policy = policyFor(caller, entity, action === 'update' ? 'update' : 'delete');
  if (policy.rows === 'none') throw new AppError('ACTION_DENIED', { params: { entity: entity.name } });
  if (action !== 'update') {
    if (set !== undefined) throw invalid('/set', 'additionalProperties', { additionalProperty: 'set' });
    return;
  }
  if (set === undefined || Object.keys(set).length === 0) throw invalid('/set', 'minProperties');
  // What a batch is to write stands in its row until it is done.
  const secrets = Object.keys(set).filter((name) => entity.fields.get(name)?.type.reveal);
  if (secrets.length > 0)
    throw new AppError('RECORD_INVALID', { places: secrets.map((name) => ({ path: `/set/${name}`, code: 'secret.oneAtATime' })) });
  try {
    const values = checkedValues(set, policy, caller);
    checkWhole(values, entity, { touched: new Set(Object.keys(values)) });
    await checkRelations({ db, caller }, { entity, values });
  } catch (error) {
    throw isAppError(error, 'RECORD_INVALID') ? belowSet(error) : error;
  }
}

function belowSet(error: AppError): AppError {
  const places = error.details.places?.map((place) => ({ ...place, path: `/set${place.path}` })) ?? [];
  return new AppError('RECORD_INVALID', { ...error.details, places });
}

function recordsOf({ ids, filter, action }: BatchWish, entity: Entity, caller: Caller): Sql {
  if (ids) {
    const distinct = [...new Set(ids.map(checkId))];
    return sql`SELECT x.no::int, x.id FROM unnest(${distinct}::uuid[]) WITH ORDINALITY AS x(id, no)`;
  }
  const scope = { caller, entity, alias: ALIAS };
  const place = raw(action === 'restore' ? 't.deleted_at IS NOT NULL' : 't.deleted_at IS NULL');
  const rows = rowsPredicate(readPolicy(caller, entity).rows, scope);
  return sql`SELECT row_number() OVER (ORDER BY c.id)::int, c.id FROM (SELECT t.id FROM ${entityTable(entity)} ${raw(ALIAS)}
    WHERE ${place} AND ${rows} AND ${rowFilter(filter, scope)} LIMIT ${raw(String(MOST_FOUND + 1))}) c`;
}

function fixRecords(db: Queryable, batchId: string, records: Sql): Promise<number> {
  return db.run(
    sql`INSERT INTO vinculo.batch_record (batch_id, no, record_id) SELECT ${batchId}::uuid, r.no, r.id FROM (${records}) AS r(no, id)`,
  );
}

function invalid(path: string, code: string, params?: ErrorPlace['params']): AppError {
  return new AppError('BATCH_INVALID', { places: [{ path, code, ...(params && { params }) }] });
}
