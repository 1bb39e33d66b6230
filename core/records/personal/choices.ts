import type { Caller } from '#core/contract/caller.ts';
import { AppError } from '#core/errors.ts';
import { sql } from '#core/kit/sql.ts';
import type { Queryable } from '#core/sql/database.ts';

export interface Choice {
  readonly key: string;
  /** Any JSON; null forgets it. */
  readonly value: unknown;
}

const KEY = /^[a-z][a-z0-9_.:-]{0,79}$/;
const MAX_BYTES = 8_192;
const MAX_CHOICES = 200;

/** The small things a user chose, by key: how a list was last shown. */
export async function loadChoices(db: Queryable, userId: string): Promise<Record<string, unknown>> {
  const tuples = await db.tuples(sql`SELECT key, value FROM vinculo.choice WHERE user_id = ${userId}::uuid ORDER BY key`, {
    prepared: true,
  });
  return Object.fromEntries(tuples) as Record<string, unknown>;
}

/** Remembers a choice for the caller, or forgets it. */
export async function saveChoice(db: Queryable, caller: Caller, { key, value }: Choice): Promise<void> {
  if (!KEY.test(key)) throw new AppError('QUERY_INVALID', { places: [{ path: 'key', code: 'pattern' }] });
  const userId = caller.user.id;
  if (value === null) {
    await db.run(sql`DELETE FROM vinculo.choice WHERE user_id = ${userId}::uuid AND key = ${key}`);
    return;
  }
  const text = JSON.stringify(value);
  if (Buffer.byteLength(text) > MAX_BYTES) throw new AppError('BODY_TOO_LARGE', { params: { limit: `${MAX_BYTES / 1_024} kB` } });
  const kept = await db.run(
    sql`INSERT INTO vinculo.choice (user_id, key, value) SELECT ${userId}::uuid, ${key}, ${text}::json
      WHERE (SELECT count(*) FROM vinculo.choice WHERE user_id = ${userId}::uuid AND key <> ${key}) < ${MAX_CHOICES}::int
      ON CONFLICT (user_id, key) DO UPDATE SET value = EXCLUDED.value`,
  );
  if (kept === 0) throw new AppError('CHOICES_FULL', { params: { limit: MAX_CHOICES } });
}
