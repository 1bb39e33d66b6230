import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Engine } from '#core/engine.ts';
import { AppError } from '#core/errors.ts';
import { sql } from '#core/kit/sql.ts';
import { uuid7From } from '#core/kit/uuid7.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A POST only because its question is long: it has no effect that could happen twice. */
    readonly onlyReads?: boolean;
  }
  interface FastifyRequest {
    /** Set while a request with an Idempotency-Key is the one that has the effect. */
    idempotency: { readonly key: string; readonly recordId: string } | null;
  }
}

interface Stored {
  readonly same: boolean;
  readonly status: number | null;
  readonly response: string | null;
}

const MAX_KEY = 200;
const MAX_RESPONSE = 1_048_576;

/**
 * A POST with an Idempotency-Key has its effect once: the answer is kept for 24 hours and given again to the same user for the same body.
 * A double click, or a retry after the network failed or the server died, creates nothing twice: the new record's id follows from the key.
 */
export function acceptIdempotencyKeys(app: FastifyInstance, engine: Engine): void {
  app.decorateRequest('idempotency', null);

  app.addHook('preHandler', async (request, reply) => {
    const header = request.headers['idempotency-key'];
    if (request.routeOptions.config.onlyReads) return;
    if (request.method !== 'POST' || typeof header !== 'string' || header === '' || !request.account || request.isMultipart?.()) return;
    const key = header;
    if (key.length > MAX_KEY) throw new AppError('IDEMPOTENCY_KEY_INVALID', { params: { limit: MAX_KEY } });
    const claimed = await claim(engine, request.account.id, { key, hash: bodyHash(request) });
    if ('since' in claimed) {
      request.idempotency = { key, recordId: uuid7From(claimed.since, `${request.account.id} ${key}`) };
      return;
    }
    if (!claimed.same) throw new AppError('IDEMPOTENCY_KEY_REUSED');
    if (claimed.status === null) throw new AppError('IDEMPOTENCY_RUNNING');
    await reply
      .code(claimed.status)
      .header('idempotency-replayed', 'true')
      .type('application/json; charset=utf-8')
      .send(claimed.response ?? '');
  });

  app.addHook('onSend', async (request, reply, payload) => {
    if (request.idempotency && request.account)
      await settle(engine, { ...request.idempotency, userId: request.account.id }, { status: reply.statusCode, payload });
    return payload;
  });
}

/** `since` = the key is ours, and when it was first used. A claim whose request never came to an end is given away after a minute. */
async function claim(engine: Engine, userId: string, { key, hash }: { key: string; hash: Buffer }): Promise<Stored | { since: Date }> {
  const [mine] = await engine.database.tuples(
    sql`INSERT INTO vinculo.idempotency AS i (user_id, key, body_hash) VALUES (${userId}::uuid, ${key}, ${hash}::bytea)
      ON CONFLICT (user_id, key) DO UPDATE SET claimed_at = now(), status = NULL, response = NULL,
        body_hash = CASE WHEN i.created_at < now() - interval '24 hours' THEN EXCLUDED.body_hash ELSE i.body_hash END,
        created_at = CASE WHEN i.created_at < now() - interval '24 hours' THEN now() ELSE i.created_at END
      WHERE i.created_at < now() - interval '24 hours' OR (i.status IS NULL AND i.body_hash = EXCLUDED.body_hash AND i.claimed_at < now() - interval '1 minute')
      RETURNING extract(epoch FROM i.created_at) * 1000`,
  );
  if (mine) return { since: new Date(Number(mine[0])) };
  const [row] = await engine.database.rows<Stored>(
    sql`SELECT body_hash = ${hash}::bytea AS same, status, response FROM vinculo.idempotency WHERE user_id = ${userId}::uuid AND key = ${key}`,
  );
  return row ?? { same: true, status: null, response: null };
}

interface Claim {
  readonly key: string;
  readonly userId: string;
}

/** Successes are kept; after a failure the same key may be tried again. */
async function settle(engine: Engine, { key, userId }: Claim, { status, payload }: { status: number; payload: unknown }): Promise<void> {
  const at = sql`user_id = ${userId}::uuid AND key = ${key}`;
  const isText = payload === undefined || payload === null || typeof payload === 'string';
  const keep = status < 400 && isText && String(payload ?? '').length < MAX_RESPONSE;
  if (keep) await engine.database.run(sql`UPDATE vinculo.idempotency SET status = ${status}::int, response = ${payload ?? ''} WHERE ${at}`);
  else await engine.database.run(sql`DELETE FROM vinculo.idempotency WHERE ${at}`);
}

function bodyHash(request: FastifyRequest): Buffer {
  return createHash('sha256')
    .update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`)
    .digest();
}
