import type { FastifyInstance } from 'fastify';
import { readDrift, repairDrift } from '#core/change/drift/drift.ts';
import type { Engine } from '#core/engine.ts';
import { requireAdministrator } from '#core/http/authenticate.ts';

export function driftRoutes(app: FastifyInstance, engine: Engine): void {
  app.get('/schema/drift', async (request) => {
    requireAdministrator(request);
    return { data: await readDrift(engine.change) };
  });

  app.post('/schema/drift/repair', async (request) => {
    requireAdministrator(request);
    return { data: await repairDrift(engine.change) };
  });
}
