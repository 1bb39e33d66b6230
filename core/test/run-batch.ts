import type { Session, TestApp, TestReply } from '#core/test/build-app.ts';
import { eventually } from '#core/test/eventually.ts';
import type { Batch, BatchRequest } from '#schemas/types/api.ts';

export function startBatch(app: TestApp, as: Session, { entity, ...body }: BatchRequest & { entity: string }): Promise<TestReply> {
  return app.send({ as, method: 'POST', url: `/records/${entity}/batch`, body });
}

export async function readBatch(app: TestApp, as: Session, id: string): Promise<Batch> {
  return (await app.send({ as, url: `/batches/${id}` })).body as Batch;
}

/** Waits until the work has come to an end. */
export function endOfBatch(app: TestApp, as: Session, id: string): Promise<Batch> {
  return eventually(
    () => readBatch(app, as, id),
    ({ state }) => state !== 'running' && state !== 'undoing',
  );
}

/** A batch from its start to its end. */
export async function runBatch(app: TestApp, as: Session, wish: BatchRequest & { entity: string }): Promise<Batch> {
  const started = await startBatch(app, as, wish);
  if (started.status !== 202) throw new Error(`batch: ${JSON.stringify(started.body)}`);
  return endOfBatch(app, as, started.body.id);
}

export async function undoBatch(app: TestApp, as: Session, id: string): Promise<Batch> {
  const begun = await app.send({ as, method: 'POST', url: `/batches/${id}/undo`, body: {} });
  if (begun.status !== 200) throw new Error(`undo: ${JSON.stringify(begun.body)}`);
  return endOfBatch(app, as, id);
}
