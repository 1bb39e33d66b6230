import type { FastifyInstance, FastifyRequest } from 'fastify';
import { changePassword } from '#core/access/credentials.ts';
import { closeOtherSessions, closeSessionOf, openSessions } from '#core/access/sessions.ts';
import type { Engine } from '#core/engine.ts';
import { AppError } from '#core/errors.ts';
import { callerOf, SESSION_COOKIE } from '#core/http/authenticate.ts';
import { deviceName } from '#core/http/device.ts';
import { newPassword } from '#core/http/new-password.ts';
import { nextMoment } from '#core/kit/next-moment.ts';

const passwordBody = {
  type: 'object',
  required: ['current', 'password'],
  additionalProperties: false,
  properties: {
    current: { type: 'string', minLength: 1, maxLength: 1_000 },
    password: newPassword,
  },
} as const;

const id = { type: 'object', properties: { id: { type: 'string', format: 'uuid' } } } as const;

/** How somebody signs in and where they are signed in: their own only. */
export function ownAccessRoutes(app: FastifyInstance, engine: Engine): void {
  const ended = (userId: string) =>
    engine.relay.publish([{ kind: 'session', entityNo: 0, id: userId, version: nextMoment(), actor: userId }]);

  app.get('/session/devices', async (request) => {
    const sessions = await openSessions(engine.database, callerOf(engine, request).user.id, tokenOf(request));
    return { data: sessions.map(({ agent, ...session }) => ({ ...session, ...deviceName(agent) })) };
  });

  app.delete<{ Params: { id: string } }>('/session/devices/:id', { schema: { params: id } }, async (request, reply) => {
    const { user } = callerOf(engine, request);
    if (!(await closeSessionOf(engine.database, user.id, request.params.id))) throw new AppError('DEVICE_NOT_FOUND');
    ended(user.id);
    return reply.code(204).send();
  });

  app.delete('/session/devices', async (request) => {
    const { user } = callerOf(engine, request);
    const closed = await closeOtherSessions(engine.database, user.id, tokenOf(request));
    ended(user.id);
    return { closed };
  });

  app.put<{ Body: { current: string; password: string } }>(
    '/session/password',
    { schema: { body: passwordBody }, config: { rateLimit: { max: 10, timeWindow: '1 minute' } } },
    async (request, reply) => {
      const { user } = callerOf(engine, request);
      await changePassword(engine.database, user.id, request.body);
      // Whoever knew the old one is out.
      await closeOtherSessions(engine.database, user.id, tokenOf(request));
      ended(user.id);
      return reply.code(204).send();
    },
  );
}

function tokenOf(request: FastifyRequest): string {
  return request.cookies[SESSION_COOKIE] ?? '';
}
