import type { FastifyInstance } from 'fastify';
import type { Caller } from '#core/contract/caller.ts';
import type { Engine } from '#core/engine.ts';
import { callerOf } from '#core/http/authenticate.ts';
import type { BatchWish } from '#core/records/batch/start-batch.ts';
import meta from '#schemas/meta/batch.json' with { type: 'json' };
import type { Batch } from '#schemas/types/api.ts';

const { BatchRequest: request, BatchAction } = meta.$defs;
/** A filter is judged with its list, where mistakes are named. */
const body = { ...request, properties: { ...request.properties, filter: {} }, $defs: { BatchAction } };

interface BatchParams {
  readonly id: string;
}

/** The same done to many records. */
export function batchRoutes(app: FastifyInstance, engine: Engine): void {
  const { batches } = engine;

  app.post<{ Params: { entity: string }; Body: Omit<BatchWish, 'entity' | 'id'> }>(
    '/records/:entity/batch',
    { schema: { body } },
    async (request, reply) => {
      const id = request.idempotency?.recordId;
      const wish = { ...request.body, ...request.params, ...(id !== undefined && { id }) };
      return reply.code(202).send(await batches.start(callerOf(engine, request), wish));
    },
  );

  app.get<{ Params: BatchParams }>('/batches/:id', (request) => batches.get(callerOf(engine, request), request.params.id));

  const step = (path: string, take: (caller: Caller, id: string) => Promise<Batch>) =>
    app.post<{ Params: BatchParams }>(`/batches/:id/${path}`, (request) => take(callerOf(engine, request), request.params.id));
  step('cancel', batches.cancel);
  step('undo', batches.undo);
}
