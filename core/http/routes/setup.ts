import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { openSession } from '#core/access/sessions.ts';
import type { Engine } from '#core/engine.ts';
import { AppError } from '#core/errors.ts';
import { setSessionCookie } from '#core/http/authenticate.ts';
import { deviceOf } from '#core/http/device.ts';
import { newPassword } from '#core/http/new-password.ts';
import { isTimeZone, sessionReply } from '#core/http/routes/session.ts';
import { nextMoment } from '#core/kit/next-moment.ts';
import { setUp } from '#core/plugins/set-up.ts';
import { readOrganisation } from '#core/settings/organisation.ts';

/** One line that says something, without characters nobody can see. */
const line = { type: 'string', minLength: 1, maxLength: 200, pattern: '^[^\\p{Cc}\\p{Cs}]*[\\p{L}\\p{N}][^\\p{Cc}\\p{Cs}]*$' } as const;

const body = {
  type: 'object',
  required: ['email', 'password', 'name', 'language', 'country', 'organisation'],
  additionalProperties: false,
  properties: {
    code: { type: 'string', maxLength: 40 },
    email: { type: 'string', format: 'email', maxLength: 254 },
    password: newPassword,
    name: line,
    language: { enum: ['en', 'pt', 'pt-BR', 'es'] },
    country: { type: 'string', pattern: '^[A-Z]{2}$' },
    currency: { type: 'string', pattern: '^[A-Z]{3}$' },
    timeZone: { type: 'string', maxLength: 60 },
    organisation: line,
    demo: { type: 'boolean' },
  },
} as const;

interface SetUpBody {
  readonly code?: string;
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly language: string;
  readonly country: string;
  readonly currency?: string;
  readonly timeZone?: string;
  readonly organisation: string;
  readonly demo?: boolean;
}

export interface SetupOptions {
  /** The code printed in the terminal: only who can read it may become the first administrator. */
  readonly code: string;
}

export function setupRoutes(app: FastifyInstance, engine: Engine, { code }: SetupOptions): void {
  app.get('/setup', async () => {
    const needed = (await readOrganisation(engine.database)) === undefined;
    const { name, languages, logo, accent } = engine.settings.details();
    return { needed, codeRequired: needed, ...(!needed && { organisation: { name, languages, logo, accent } }) };
  });

  app.post<{ Body: SetUpBody }>(
    '/setup',
    { schema: { body }, config: { rateLimit: { max: 20, timeWindow: '1 minute' } } },
    async (request, reply) => {
      const { email, password, name, language, country, currency = 'EUR', timeZone = 'UTC', organisation } = request.body;
      if (await readOrganisation(engine.database)) throw new AppError('SETUP_DONE');
      if (!sameCode(request.body.code ?? '', code))
        throw new AppError('SETUP_CODE_WRONG', { places: [{ path: '/code', code: 'setup.code' }] });
      if (!isTimeZone(timeZone)) throw new AppError('RECORD_INVALID', { places: [{ path: '/timeZone', code: 'choice.unknown' }] });
      const userId = await setUp(
        { records: engine.records, registry: engine.registry, plugins: engine.plugins },
        { email, password, name, organisation: { name: organisation, language, country, currency, timeZone } },
      );
      await engine.settings.reload();
      engine.relay.publish([{ kind: 'setting', entityNo: 0, id: 'organisation', version: nextMoment(), actor: userId }]);
      if (request.body.demo ?? engine.config.demo) await engine.demo.make({ userId });
      const account = await engine.callers.byUser(userId, engine.registry.current());
      if (!account) throw new AppError('SESSION_REFUSED');
      setSessionCookie(reply, await openSession(engine.database, userId, deviceOf(request)), request.protocol === 'https');
      return reply.code(201).send(await sessionReply(engine, account));
    },
  );
}

function sameCode(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text.trim().toUpperCase()).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
