import { createHash, randomBytes } from 'node:crypto';
import { sql } from '#core/kit/sql.ts';
import type { Queryable } from '#core/sql/database.ts';

const LIFETIME = '30 days';

/** Where somebody signs in from, as the request says it. */
export interface Device {
  /** The browser's own words (User-Agent). */
  readonly agent: string | null;
  /** IP address. */
  readonly address: string | null;
}

/** Opens a session and returns the token for the cookie. Only its hash is stored: a copy of the database opens nothing. */
export async function openSession(db: Queryable, userId: string, { agent, address }: Device): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await db.run(
    sql`INSERT INTO vinculo.session (token, user_id, expires_at, device, address) VALUES
      (${hash(token)}::bytea, ${userId}::uuid, now() + ${LIFETIME}::interval, ${agent?.slice(0, 300) ?? null}, ${address})`,
  );
  return token;
}

export interface OpenSession extends Device {
  readonly id: string;
  /** ISO moments; the second is at most ten minutes late. */
  readonly createdAt: string;
  readonly seenAt: string;
  /** The one of this token. */
  readonly current: boolean;
}

/** Where a user is signed in, the one used last first. */
export async function openSessions(db: Queryable, userId: string, token: string): Promise<OpenSession[]> {
  const rows = await db.tuples(
    sql`SELECT id, device, address, to_json(created_at)#>>'{}', to_json(seen_at)#>>'{}', token = ${hash(token)}::bytea FROM vinculo.session
      WHERE user_id = ${userId}::uuid AND expires_at > now() ORDER BY token = ${hash(token)}::bytea DESC, seen_at DESC`,
  );
  return rows.map(([id, agent, address, createdAt, seenAt, current]) => ({
    id: String(id),
    agent: agent as string | null,
    address: address as string | null,
    createdAt: new Date(String(createdAt)).toISOString(),
    seenAt: new Date(String(seenAt)).toISOString(),
    current: current === true,
  }));
}

/** Ends one of a user's sessions; false when they have no such session. */
export async function closeSessionOf(db: Queryable, userId: string, id: string): Promise<boolean> {
  return (await db.run(sql`DELETE FROM vinculo.session WHERE user_id = ${userId}::uuid AND id = ${id}::uuid`)) > 0;
}

/** Ends all of a user's sessions but the one of this token, and tells how many. */
export async function closeOtherSessions(db: Queryable, userId: string, token: string): Promise<number> {
  return db.run(sql`DELETE FROM vinculo.session WHERE user_id = ${userId}::uuid AND token <> ${hash(token)}::bytea`);
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
