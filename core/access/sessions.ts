import { createHash, randomBytes } from 'node:crypto';
import { sql } from '#core/kit/sql.ts';
import type { Queryable } from '#core/sql/database.ts';

const LIFETIME = '30 days';

/** Opens a session and returns the token for the cookie. Only its hash is stored: a copy of the database opens nothing. */
export async function openSession(db: Queryable, userId: string, device: string | null): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await db.run(
    sql`INSERT INTO vinculo.session (token, user_id, expires_at, device) VALUES (${hash(token)}::bytea, ${userId}::uuid, now() + ${LIFETIME}::interval, ${device?.slice(0, 300) ?? null})`,
  );
  return token;
}

/** The user of a session that is open; using it keeps it open. */
export async function sessionUser(db: Queryable, token: string): Promise<string | undefined> {
  const [row] = await db.tuples(
    sql`SELECT user_id, seen_at < now() - interval '10 minutes' FROM vinculo.session WHERE token = ${hash(token)}::bytea AND expires_at > now()`,
    { prepared: true },
  );
  if (!row) return undefined;
  if (row[1] === true)
    await db.run(
      sql`UPDATE vinculo.session SET seen_at = now(), expires_at = now() + ${LIFETIME}::interval WHERE token = ${hash(token)}::bytea`,
    );
  return String(row[0]);
}

export async function closeSession(db: Queryable, token: string): Promise<void> {
  await db.run(sql`DELETE FROM vinculo.session WHERE token = ${hash(token)}::bytea`);
}

export async function closeAllSessions(db: Queryable, userId: string): Promise<void> {
  await db.run(sql`DELETE FROM vinculo.session WHERE user_id = ${userId}::uuid`);
}

function hash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
