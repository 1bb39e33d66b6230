import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Engine } from '#core/engine.ts';
import { AppError } from '#core/errors.ts';
import { callerOf } from '#core/http/authenticate.ts';
import type { Reader } from '#core/notifications/context.ts';
import type { ListRequest } from '#core/notifications/list-notifications.ts';
import meta from '#schemas/meta/notification.json' with { type: 'json' };
import type { NotificationPreferencesRequest, ReadNotificationsRequest } from '#schemas/types/api.ts';

const listQuery = {
  type: 'object',
  additionalProperties: false,
  properties: {
    unread: { type: 'boolean' },
    limit: { type: 'integer', minimum: 1, maximum: 100 },
    cursor: { type: 'string', maxLength: 200 },
  },
} as const;
const { ReadNotificationsRequest: readBody, NotificationPreferencesRequest: preferencesBody } = meta.$defs;

interface RecordParams {
  readonly entity: string;
  readonly id: string;
}

export function notificationRoutes(app: FastifyInstance, engine: Engine): void {
  const { notifications } = engine.background;

  app.get<{ Querystring: ListRequest }>('/notifications', { schema: { querystring: listQuery } }, async (request) =>
    notifications.list(readerOf(engine, request), request.query),
  );

  app.post<{ Body: ReadNotificationsRequest }>('/notifications/read', { schema: { body: readBody } }, async (request) => ({
    unread: await notifications.read(readerOf(engine, request), request.body),
  }));

  app.get('/notifications/preferences', async (request) => notifications.preferences(readerOf(engine, request).user));

  app.put<{ Body: NotificationPreferencesRequest }>('/notifications/preferences', { schema: { body: preferencesBody } }, async (request) =>
    notifications.setPreferences(readerOf(engine, request).user, request.body),
  );

  app.get<{ Params: RecordParams }>('/records/:entity/:id/watchers', async (request) =>
    notifications.watchers(callerOf(engine, request), request.params),
  );

  app.put<{ Params: RecordParams }>('/records/:entity/:id/watch', async (request, reply) => {
    await notifications.watch(callerOf(engine, request), { ...request.params, watching: true });
    return reply.code(204).send();
  });

  app.delete<{ Params: RecordParams }>('/records/:entity/:id/watch', async (request, reply) => {
    await notifications.watch(callerOf(engine, request), { ...request.params, watching: false });
    return reply.code(204).send();
  });
}

function readerOf(engine: Engine, request: FastifyRequest): Reader {
  if (!request.account) throw new AppError('SESSION_REQUIRED');
  return { ...callerOf(engine, request), user: request.account, organisation: engine.settings.organisation() };
}
