import type { FastifyInstance } from 'fastify';
import type { Account } from '#core/access/callers.ts';
import { checkPassword } from '#core/access/credentials.ts';
import { closeSession, openSession } from '#core/access/sessions.ts';
import type { Engine } from '#core/engine.ts';
import { AppError } from '#core/errors.ts';
import { callerOf, findAccount, SESSION_COOKIE, setSessionCookie } from '#core/http/authenticate.ts';
import { deviceOf } from '#core/http/device.ts';
import { nextMoment } from '#core/kit/next-moment.ts';
import { loadChoices } from '#core/records/personal/choices.ts';
import { updateRecord } from '#core/records/update.ts';
import type { OrganisationSettings } from '#schemas/types/api.ts';

const credentials = {
  type: 'object',
  required: ['email', 'password'],
  additionalProperties: false,
  properties: {
    email: { type: 'string', minLength: 3, maxLength: 254 },
    password: { type: 'string', minLength: 1, maxLength: 1_000 },
    code: { type: 'string', maxLength: 20 },
  },
} as const;

const preferences = {
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  properties: {
    language: { enum: ['en', 'pt', 'pt-BR', 'es'] },
    country: { type: 'string', pattern: '^[A-Z]{2}$' },
    timeZone: { type: 'string', maxLength: 60 },
    theme: { enum: ['system', 'light', 'dark'] },
  },
} as const;

/** What the browser knows of who is signed in. */
export async function sessionReply(engine: Engine, account: Account) {
  const { id, name, email, locale, country, timeZone, theme } = account;
  const role = account.roles.includes('administrator') ? 'administrator' : 'member';
  return {
    user: { id, name, email, language: locale, country, timeZone, role, theme },
    organisation: organisationOf(engine.settings.details()),
    revision: engine.registry.current().revision,
    choices: await loadChoices(engine.database, id),
  };
}

/** What every page needs of it. */
function organisationOf({ version: _, workingHours: __, fiscalYearStart: ___, ...organisation }: OrganisationSettings) {
  return organisation;
}

export function sessionRoutes(app: FastifyInstance, engine: Engine): void {
  app.post<{ Body: { email: string; password: string } }>(
    '/session',
    { schema: { body: credentials }, config: { rateLimit: { max: 30, timeWindow: '1 minute' } } },
    async (request, reply) => {
      const userId = await checkPassword(engine.database, request.body.email, request.body.password);
      const account = await engine.callers.byUser(userId, engine.registry.current());
      if (!account) throw new AppError('SESSION_REFUSED');
      const token = await openSession(engine.database, userId, deviceOf(request));
      setSessionCookie(reply, token, request.protocol === 'https');
      return reply.code(201).send(await sessionReply(engine, account));
    },
  );

  app.get('/session', async (request) => {
    const account = await findAccount(engine, request);
    if (!account) throw new AppError('SESSION_REQUIRED');
    return sessionReply(engine, account);
  });

  app.delete('/session', async (request, reply) => {
    const token = request.cookies[SESSION_COOKIE];
    if (token) await closeSession(engine.database, token);
    engine.relay.publish([{ kind: 'session', entityNo: 0, id: 'closed', version: nextMoment(), actor: null }]);
    return reply.clearCookie(SESSION_COOKIE, { path: '/' }).code(204).send();
  });

  app.patch<{ Body: { language?: string; country?: string; timeZone?: string; theme?: string } }>(
    '/session/preferences',
    { schema: { body: preferences } },
    async (request) => {
      request.account = await findAccount(engine, request);
      const caller = callerOf(engine, request);
      const { timeZone, ...rest } = request.body;
      if (timeZone !== undefined && !isTimeZone(timeZone))
        throw new AppError('RECORD_INVALID', { places: [{ path: '/timeZone', code: 'choice.unknown' }] });
      // People may always change how the product looks to them, whatever their role may do with users.
      const self = { ...caller, user: { ...caller.user, roles: ['administrator'] } };
      await updateRecord(engine.records, self, {
        entity: 'user',
        id: caller.user.id,
        body: { ...rest, ...(timeZone && { time_zone: timeZone }) },
        touchedOnly: true,
      });
      engine.callers.forget();
      const account = await engine.callers.byUser(caller.user.id, engine.registry.current());
      if (!account) throw new AppError('SESSION_REQUIRED');
      return sessionReply(engine, account);
    },
  );
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
