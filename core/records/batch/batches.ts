import type { Caller } from '#core/contract/caller.ts';
import { AppError } from '#core/errors.ts';
import { type BackgroundContext, callerFor } from '#core/records/background-context.ts';
import { batchView } from '#core/records/batch/batch-view.ts';
import { type BatchWish, startBatch } from '#core/records/batch/start-batch.ts';
import { changeState, loadBatch, type StoredBatch } from '#core/records/batch/stored-batch.ts';
import { createBatchWorker, tellBatch } from '#core/records/batch/worker.ts';
import type { Batch, BatchState } from '#schemas/types/api.ts';

/** The same done to many records, as one node sees it. */
export interface Batches {
  start(caller: Caller, wish: BatchWish): Promise<Batch>;
  get(caller: Caller, id: string): Promise<Batch>;
  /** Stops; what was changed stays changed. */
  cancel(caller: Caller, id: string): Promise<Batch>;
  /** Takes back what was changed, where nobody has changed it since. */
  undo(caller: Caller, id: string): Promise<Batch>;
  /** What the owner's pages are told when a batch moves on. */
  announcement(id: string): Promise<{ readonly userId: string; readonly message: unknown } | undefined>;
  stop(): Promise<void>;
}

const ENDED: readonly BatchState[] = ['done', 'cancelled', 'failed'];

export function createBatches(context: BackgroundContext): Batches {
  const { database } = context.records;
  const worker = createBatchWorker(context);
  const find = async (caller: Caller, id: string): Promise<StoredBatch> => {
    const stored = await loadBatch(database, id);
    // Of somebody else's not even the existence is told.
    if (stored.createdBy !== caller.user.id) throw new AppError('BATCH_NOT_FOUND');
    return stored;
  };
  const move = async (caller: Caller, id: string, way: { from: readonly BatchState[]; to: BatchState }) => {
    await find(caller, id);
    if (!(await changeState(database, { id, ...way }))) throw new AppError('BATCH_STATE');
    tellBatch(context, id);
    worker.wake();
    return batchView(database, caller, await loadBatch(database, id));
  };
  return {
    start: async (caller, wish) => {
      const stored = await startBatch(context.records, caller, wish);
      worker.wake();
      return batchView(database, caller, stored);
    },
    get: async (caller, id) => batchView(database, caller, await find(caller, id)),
    cancel: (caller, id) => move(caller, id, { from: ['running'], to: 'cancelled' }),
    undo: (caller, id) => move(caller, id, { from: ENDED, to: 'undoing' }),
    announcement: async (id) => {
      const stored = await loadBatch(database, id).catch(() => undefined);
      const owner = stored && (await callerFor(context, stored.createdBy));
      return owner && { userId: owner.user.id, message: { type: 'batch', batch: await batchView(database, owner, stored) } };
    },
    stop: worker.stop,
  };
}
