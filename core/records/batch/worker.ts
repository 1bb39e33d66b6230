import { isAppError } from '#core/errors.ts';
import { createLeasedWorker, forgetEnded, type Lease, type LeasedWorker } from '#core/jobs/leased-work.ts';
import { seldom } from '#core/kit/seldom.ts';
import { raw } from '#core/kit/sql.ts';
import { type BackgroundContext, tellProgress } from '#core/records/background-context.ts';
import { runBatch } from '#core/records/batch/run-batch.ts';
import { changeState, loadBatch } from '#core/records/batch/stored-batch.ts';
import { storedError } from '#core/records/stored-error.ts';
import type { BatchState } from '#schemas/types/api.ts';

const WORKING: readonly BatchState[] = ['running', 'undoing'];

/** Does the work of batches in the background of a node. */
export function createBatchWorker(context: BackgroundContext): LeasedWorker {
  const place = { database: context.records.database, table: raw('vinculo.batch'), states: WORKING };
  return createLeasedWorker({
    ...place,
    what: 'batches',
    carryOut: (id, lease) => carryOut(context, id, lease),
    failed: (id, error) => fail(context, id, error),
    left: (id) => tellBatch(context, id),
    forgetOld: () => forgetEnded(place),
    onError: context.onError,
  });
}

async function carryOut(context: BackgroundContext, id: string, lease: Lease): Promise<void> {
  const { database } = context.records;
  const stored = await loadBatch(database, id);
  const tell = seldom(() => tellBatch(context, id));
  if ((await runBatch(context, stored, { lease, tell })) === 'stopped') return;
  await changeState(database, { id, from: [stored.state], to: stored.undo ? 'undone' : 'done' });
}

async function fail(context: BackgroundContext, id: string, error: unknown): Promise<void> {
  if (!isAppError(error) || error.status >= 500) context.onError(error, `batch ${id}`);
  await changeState(context.records.database, { id, from: WORKING, to: 'failed', error: storedError(error, id) });
}

/** Every open page of the owner learns where the batch stands. */
export function tellBatch(context: BackgroundContext, id: string): void {
  tellProgress(context, 'batch', id);
}
