import type { FastifyInstance } from 'fastify';
import type { Engine } from '#core/engine.ts';
import { callerOf, requireAdministrator } from '#core/http/authenticate.ts';

const body = {
  type: ['object', 'null'],
  additionalProperties: false,
  properties: { size: { type: 'integer', minimum: 1, maximum: 1_000_000 } },
} as const;

export function demoRoutes(app: FastifyInstance, engine: Engine): void {
  app.get<{ Querystring: { others?: boolean } }>(
    '/demo',
    { schema: { querystring: { type: 'object', additionalProperties: false, properties: { others: { type: 'boolean' } } } } },
    async (request) => {
      requireAdministrator(request);
      const caller = callerOf(engine, request);
      return request.query.others ? engine.demo.viewWithOthers(caller) : engine.demo.view(caller.user.language);
    },
  );

  app.post<{ Body?: { size?: number } | null }>('/demo', { schema: { body } }, async (request, reply) => {
    requireAdministrator(request);
    const { user } = callerOf(engine, request);
    await engine.demo.make({ userId: user.id, ...(request.body?.size !== undefined && { size: request.body.size }) });
    return reply.code(202).send(await engine.demo.view(user.language));
  });

  app.delete('/demo', async (request, reply) => {
    requireAdministrator(request);
    const { user } = callerOf(engine, request);
    await engine.demo.remove({ userId: user.id });
    return reply.code(202).send(await engine.demo.view(user.language));
  });
}
