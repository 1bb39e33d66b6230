import type { FastifyInstance } from 'fastify';
import { grantAccess, listCredentials, type RoleName } from '#core/access/credentials.ts';
import { closeAllSessions } from '#core/access/sessions.ts';
import type { RecordValue } from '#core/contract/records.ts';
import type { Engine } from '#core/engine.ts';
import { callerOf, requireAdministrator } from '#core/http/authenticate.ts';
import { newPassword } from '#core/http/new-password.ts';
import { nextMoment } from '#core/kit/next-moment.ts';
import { getRecord } from '#core/records/get.ts';
import { listRecords } from '#core/records/list.ts';

const accessBody = {
  type: 'object',
  required: ['email', 'role'],
  additionalProperties: false,
  properties: {
    email: { type: 'string', format: 'email', maxLength: 254 },
    role: { enum: ['administrator', 'member'] },
    password: newPassword,
  },
} as const;

export function userRoutes(app: FastifyInstance, engine: Engine): void {
  app.get('/users', async (request) => {
    requireAdministrator(request);
    const caller = callerOf(engine, request);
    const [users, credentials] = await Promise.all([
      listRecords(engine.records, caller, { entity: 'user', sort: 'name', limit: 200, count: 'none' }),
      listCredentials(engine.database),
    ]);
    return { data: users.data.map((user) => userReply(user, credentials)) };
  });

  app.put<{ Params: { id: string }; Body: { email: string; role: RoleName; password?: string } }>(
    '/users/:id/access',
    { schema: { body: accessBody } },
    async (request) => {
      requireAdministrator(request);
      const caller = callerOf(engine, request);
      const { data: user } = await getRecord(engine.records, caller, { entity: 'user', id: request.params.id });
      await grantAccess(engine.database, caller.registry.entities.get('user'), { userId: user.id, ...request.body });
      // A new password ends what was opened with the old one.
      if (request.body.password !== undefined && user.id !== caller.user.id) await closeAllSessions(engine.database, user.id);
      engine.relay.publish([{ kind: 'session', entityNo: 0, id: user.id, version: nextMoment(), actor: caller.user.id }]);
      return userReply(user, await listCredentials(engine.database));
    },
  );
}

function userReply(user: RecordValue, credentials: Awaited<ReturnType<typeof listCredentials>>) {
  const credential = credentials.get(user.id);
  return {
    id: user.id,
    name: user['name'],
    email: credential?.email ?? user['email'] ?? null,
    role: credential?.role ?? null,
    active: user['active'] ?? true,
    signsIn: credential?.signsIn ?? false,
  };
}
