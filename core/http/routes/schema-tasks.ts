import type { FastifyInstance } from 'fastify';
import type { Engine } from '#core/engine.ts';
import { requireAdministrator } from '#core/http/authenticate.ts';

interface TaskParams {
  readonly id: string;
}

export function schemaTaskRoutes(app: FastifyInstance, engine: Engine): void {
  app.get('/schema/tasks', async (request) => {
    requireAdministrator(request);
    return { data: await engine.schemaTasks.list() };
  });

  app.post<{ Params: TaskParams }>('/schema/tasks/:id/cancel', async (request) => {
    requireAdministrator(request);
    return { data: await engine.schemaTasks.cancel(request.params.id) };
  });

  app.post<{ Params: TaskParams }>('/schema/tasks/:id/retry', async (request) => {
    requireAdministrator(request);
    return { data: await engine.schemaTasks.retry(request.params.id) };
  });
}
