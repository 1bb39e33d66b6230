import type { FastifyInstance } from 'fastify';
import type { Engine } from '#core/engine.ts';
import { callerOf } from '#core/http/authenticate.ts';
import { etag, ifMatch } from '#core/http/if-match.ts';
import { saveChoice } from '#core/records/personal/choices.ts';
import { changeView, createView, listViews, removeView } from '#core/records/personal/saved-views.ts';
import { addStar, listStars, removeStar, type StarRequest } from '#core/records/personal/stars.ts';

const viewsQuery = {
  type: 'object',
  additionalProperties: false,
  properties: { entity: { type: 'string', maxLength: 100 } },
} as const;

const choiceBody = {
  type: 'object',
  required: ['value'],
  additionalProperties: false,
  properties: { value: {} },
} as const;

interface ViewParams {
  readonly id: string;
}

/** What belongs to the one who asks: stars, choices, saved views. */
export function personalRoutes(app: FastifyInstance, engine: Engine): void {
  starRoutes(app, engine);
  viewRoutes(app, engine);

  app.put<{ Params: { key: string }; Body: { value: unknown } }>(
    '/session/choices/:key',
    { schema: { body: choiceBody } },
    async (request, reply) => {
      await saveChoice(engine.database, callerOf(engine, request), { key: request.params.key, value: request.body.value });
      return reply.code(204).send();
    },
  );
}

function starRoutes(app: FastifyInstance, engine: Engine): void {
  app.get('/stars', async (request) => ({ data: await listStars(engine.records, callerOf(engine, request)) }));

  app.put<{ Params: StarRequest }>('/records/:entity/:id/star', async (request, reply) => {
    await addStar(engine.records, callerOf(engine, request), request.params);
    return reply.code(204).send();
  });

  app.delete<{ Params: StarRequest }>('/records/:entity/:id/star', async (request, reply) => {
    await removeStar(engine.records, callerOf(engine, request), request.params);
    return reply.code(204).send();
  });
}

function viewRoutes(app: FastifyInstance, engine: Engine): void {
  app.get<{ Querystring: { entity?: string } }>('/views', { schema: { querystring: viewsQuery } }, async (request) => ({
    data: await listViews(engine.records, callerOf(engine, request), request.query.entity),
  }));

  app.post('/views', async (request, reply) => {
    const id = request.idempotency?.recordId;
    const view = await createView(engine.records, callerOf(engine, request), { body: request.body, ...(id && { id }) });
    return reply.code(201).header('etag', etag(view.version)).send(view);
  });

  app.patch<{ Params: ViewParams }>('/views/:id', async (request, reply) => {
    const version = ifMatch(request);
    const asked = { ...request.params, body: request.body, ...(version !== undefined && { version }) };
    const view = await changeView(engine.records, callerOf(engine, request), asked);
    return reply.header('etag', etag(view.version)).send(view);
  });

  app.delete<{ Params: ViewParams }>('/views/:id', async (request, reply) => {
    const version = ifMatch(request);
    await removeView(engine.records, callerOf(engine, request), { ...request.params, ...(version !== undefined && { version }) });
    return reply.code(204).send();
  });
}
