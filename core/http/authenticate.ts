import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '#core/access/callers.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { Engine } from '#core/engine.ts';
import { AppError } from '#core/errors.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The signed-in user; null where nobody has to be. */
    account: Account | null;
  }
}

export const SESSION_COOKIE = 'vinculo_session';

/** Every route below `app` needs a session. */
export function requireSession(app: FastifyInstance, engine: Engine): void {
  app.addHook('onRequest', async (request) => {
    request.account = await findAccount(engine, request);
    if (!request.account) throw new AppError('SESSION_REQUIRED');
  });
}

export async function findAccount(engine: Engine, request: FastifyRequest): Promise<Account | null> {
  const token = request.cookies[SESSION_COOKIE];
  if (!token) return null;
  return (await engine.callers.bySession(token, engine.registry.current())) ?? null;
}

/** Who asks, with the registry as it is at this moment: the request works with it to its end. */
export function callerOf(engine: Engine, request: FastifyRequest): Caller {
  if (!request.account) throw new AppError('SESSION_REQUIRED');
  return makeCaller(engine, request.account);
}

function makeCaller(engine: Engine, account: Account): Caller {
  return { user: account, registry: engine.registry.current(), organisation: engine.settings.organisation(), now: new Date() };
}

export function requireAdministrator(request: FastifyRequest): void {
  if (!request.account?.roles.includes('administrator')) throw new AppError('ADMINISTRATOR_ONLY');
}

export function setSessionCookie(reply: FastifyReply, token: string, secure: boolean): void {
  void reply.setCookie(SESSION_COOKIE, token, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: 30 * 24 * 3600 });
}

/**
 * A browser says where a request comes from; one that another site caused must not act with the user's cookie.
 * Requests without these headers are not from a browser.
 */
export function refuseForeignOrigins(app: FastifyInstance, publicUrl: string | undefined): void {
  app.addHook('onRequest', async (request) => {
    const site = request.headers['sec-fetch-site'];
    const changes = !['GET', 'HEAD', 'OPTIONS'].includes(request.method) || request.headers.upgrade !== undefined;
    if (!changes) return;
    const { origin } = request.headers;
    if (site !== undefined && site !== 'same-origin' && site !== 'none' && !(site === 'same-site' && isOurs(origin, request, publicUrl)))
      throw new AppError('ORIGIN_REFUSED');
    if (origin !== undefined && !isOurs(origin, request, publicUrl)) throw new AppError('ORIGIN_REFUSED');
  });
}

function isOurs(origin: string | undefined, request: FastifyRequest, publicUrl: string | undefined): boolean {
  if (origin === undefined || !URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return host === request.host || (publicUrl !== undefined && host === new URL(publicUrl).host);
}
