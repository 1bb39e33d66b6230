import type { Caller } from '#core/contract/caller.ts';
import { sql } from '#core/kit/sql.ts';
import type { StoredBatch } from '#core/records/batch/stored-batch.ts';
import { readTitles } from '#core/records/include.ts';
import { errorView, type StoredError } from '#core/records/stored-error.ts';
import type { Queryable } from '#core/sql/database.ts';
import type { Batch, BatchSkipped } from '#schemas/types/api.ts';

const MOST_NAMED = 100;

/** A batch as the API gives it to the one who started it. */
export async function batchView(db: Queryable, caller: Caller, stored: StoredBatch): Promise<Batch> {
  const { id, entity, action, state, done, total, changed, skipped: skippedCount, error, createdAt } = stored;
  return {
    ...{ id, entity, action, state, changed, skippedCount },
    progress: { done, total },
    skipped: skippedCount === 0 ? [] : await skippedRecords(db, caller, stored),
    ...(error && { error: errorView(error, caller.user.language) }),
    created_at: createdAt,
  };
}

async function skippedRecords(db: Queryable, caller: Caller, { id, entity: name, undo }: StoredBatch): Promise<BatchSkipped[]> {
  const rows = await db.rows<{ record_id: string; problem: StoredError }>(
    sql`SELECT record_id, problem FROM vinculo.batch_record WHERE batch_id = ${id}::uuid AND outcome = ${undo ? 'kept' : 'skipped'} ORDER BY no LIMIT ${MOST_NAMED}::int`,
  );
  const ids = rows.map(({ record_id }) => record_id);
  const entity = caller.registry.entities.get(name);
  const titles = entity ? await readTitles({ db, caller }, entity, ids) : {};
  const title = (recordId: string) => (entity ? titles[recordId]?.[entity.titleField.name] : undefined);
  return rows.map(({ record_id, problem }) => ({
    id: record_id,
    title: String(title(record_id) ?? ''),
    problem: errorView(problem, caller.user.language),
  }));
}
