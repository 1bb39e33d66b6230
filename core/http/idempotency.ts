import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Engine } from '#core/engine.ts';
import { AppError } from '#core/errors.ts';
import { sql } from '#core/kit/sql.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set while a request with an Idempotency-Key is the first of its kind. */
    idempotencyKey: string | null;
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
 * A double click, or a retry after the network failed, creates nothing twice.
 */
export function acceptIdempotencyKeys(app: FastifyInstance, engine: Engine): void {
  app.decorateRequest('idempotencyKey', null);

  app.addHook('preHandler', async (request, reply) => {
    const key = request.headers['idempotency-key'];
    if (request.method !== 'POST' || typeof key !== 'string' || key === '' || !request.account || request.isMultipart?.()) return;
    const stored = await claim(engine, request.account.id, { key: key.slice(0, MAX_KEY), hash: bodyHash(request) });
    if (!stored) {
      request.idempotencyKey = key.slice(0, MAX_KEY);
      return;
    }
    if (!stored.same) throw new AppError('IDEMPOTENCY_KEY_REUSED');
    if (stored.status === null) throw new AppError('IDEMPOTENCY_RUNNING');
    await reply
      .code(stored.status)
      .header('idempotency-replayed', 'true')
      .type('application/json; charset=utf-8')
      .send(stored.response ?? '');
  });

  app.addHook('onSend', async (request, reply, payload) => {
    if (request.idempotencyKey === null || !request.account) return payload;
    await settle(engine, request as FastifyRequest & { account: { id: string } }, { status: reply.statusCode, payload });
    return payload;
  });
}

/** Undefined = the key is ours now. A claim whose request never came to an end is given away after a minute. */
async function claim(engine: Engine, userId: string, { key, hash }: { key: string; hash: Buffer }): Promise<Stored | undefined> {
  const claimed = await engine.database.run(
    sql`INSERT INTO vinculo.idempotency AS i (user_id, key, body_hash) VALUES (${userId}::uuid, ${key}, ${hash}::bytea)
      ON CONFLICT (user_id, key) DO UPDATE SET body_hash = EXCLUDED.body_hash, status = NULL, response = NULL, created_at = now()
      WHERE i.created_at < now() - interval '24 hours' OR (i.status IS NULL AND i.created_at < now() - interval '1 minute')`,
  );
  if (claimed === 1) return undefined;
  const [row] = await engine.database.rows<Stored>(
    sql`SELECT body_hash = ${hash}::bytea AS same, status, response FROM vinculo.idempotency WHERE user_id = ${userId}::uuid AND key = ${key}`,
  );
  return row ?? { same: true, status: null, response: null };
}

/** Successes are kept; after a failure the same key may be tried again. */
async function settle(
  engine: Engine,
  request: FastifyRequest & { account: { id: string } },
  { status, payload }: { status: number; payload: unknown },
): Promise<void> {
  const at = sql`user_id = ${request.account.id}::uuid AND key = ${request.idempotencyKey}`;
  const keep =
    status < 400 &&
    (payload === undefined || payload === null || typeof payload === 'string') &&
    String(payload ?? '').length < MAX_RESPONSE;
  if (keep) await engine.database.run(sql`UPDATE vinculo.idempotency SET status = ${status}::int, response = ${payload ?? ''} WHERE ${at}`);
  else await engine.database.run(sql`DELETE FROM vinculo.idempotency WHERE ${at}`);
}

function bodyHash(request: FastifyRequest): Buffer {
  return createHash('sha256')
    .update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`)
    .digest();
}
