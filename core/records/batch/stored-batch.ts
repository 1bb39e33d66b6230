import type { RecordInput } from '#core/contract/records.ts';
import { AppError } from '#core/errors.ts';
import { join, sql } from '#core/kit/sql.ts';
import { isUuid } from '#core/kit/uuid7.ts';
import type { StoredError } from '#core/records/stored-error.ts';
import type { Queryable } from '#core/sql/database.ts';
import type { BatchAction, BatchState } from '#schemas/types/api.ts';

/** A batch as vinculo.batch keeps it. */
export interface StoredBatch {
  readonly id: string;
  readonly entity: string;
  readonly action: BatchAction;
  readonly state: BatchState;
  readonly createdBy: string;
  readonly createdAt: string;
  /** It is being taken back, or was: the numbers are those of the undo. */
  readonly undo: boolean;
  readonly done: number;
  readonly total: number;
  readonly changed: number;
  readonly skipped: number;
  /** As it was sent. */
  readonly set: RecordInput | null;
  readonly error: StoredError | null;
}

/** What became of one record: 'same' = it had the value already, 'kept' = the undo left it as it was. */
export type RecordOutcome = 'waiting' | 'changed' | 'same' | 'skipped' | 'undone' | 'kept';

const COLUMNS = sql`id, entity, action, state, created_by AS "createdBy", to_char(created_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",
  undo, done, total, changed, skipped, "set", error`;

export async function loadBatch(db: Queryable, id: string): Promise<StoredBatch> {
  const [row] = isUuid(id) ? await db.rows<StoredBatch>(sql`SELECT ${COLUMNS} FROM vinculo.batch WHERE id = ${id}::uuid`) : [];
  if (!row) throw new AppError('BATCH_NOT_FOUND');
  return row;
}

export interface StateChange {
  readonly id: string;
  readonly from: readonly BatchState[];
  readonly to: BatchState;
  readonly error?: StoredError;
}

/** Moves a batch from one state to another; false if it was in none of those expected. No worker has it afterwards. */
export async function changeState(db: Queryable, { id, from, to, error }: StateChange): Promise<boolean> {
  const begins = to === 'undoing';
  const taken = sql`(SELECT count(*) FROM vinculo.batch_record WHERE batch_id = ${id}::uuid AND outcome = 'changed')`;
  const restart = begins ? [sql`undo = true, done = 0, changed = 0, skipped = 0, total = ${taken}`] : [];
  const set = [sql`state = ${to}, worker = NULL, updated_at = now(), error = ${error ? JSON.stringify(error) : null}::json`, ...restart];
  const moved = await db.run(sql`UPDATE vinculo.batch SET ${join(set, ', ')} WHERE id = ${id}::uuid AND state = ANY(${from}::text[])`);
  return moved === 1;
}
