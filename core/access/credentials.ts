import { otherAdministrator } from '#core/access/guard-administrators.ts';
import { hashPassword, verifyPassword } from '#core/access/password.ts';
import type { Entity } from '#core/contract/registry.ts';
import { AppError, isAppError } from '#core/errors.ts';
import { sql } from '#core/kit/sql.ts';
import type { Queryable } from '#core/sql/database.ts';

export type RoleName = 'administrator' | 'member';

export interface Credential {
  readonly userId: string;
  readonly email: string;
  readonly role: RoleName;
  readonly signsIn: boolean;
}

/** The user with this e-mail and password, or a refusal that does not say which of the two was wrong. */
export async function checkPassword(db: Queryable, email: string, password: string): Promise<string> {
  const [row] = await db.rows<{ user_id: string; password: string | null }>(
    sql`SELECT user_id, password FROM vinculo.credential WHERE email = ${emailKey(email)}`,
  );
  const right = await verifyPassword(password, row?.password ?? null);
  if (!row || !right) throw new AppError('SESSION_REFUSED');
  return row.user_id;
}

/** Replaces a user's own password; throws PASSWORD_WRONG where the present one is another. */
export async function changePassword(
  db: Queryable,
  userId: string,
  { current, password }: { current: string; password: string },
): Promise<void> {
  const [row] = await db.rows<{ password: string | null }>(sql`SELECT password FROM vinculo.credential WHERE user_id = ${userId}::uuid`);
  if (!(await verifyPassword(current, row?.password ?? null)))
    throw new AppError('PASSWORD_WRONG', { places: [{ path: '/current', code: 'password.wrong' }] });
  await db.run(
    sql`UPDATE vinculo.credential SET password = ${await hashPassword(password)}, updated_at = now() WHERE user_id = ${userId}::uuid`,
  );
}

export interface Access {
  readonly userId: string;
  readonly email: string;
  readonly role: RoleName;
  /** Unset = the password stays as it is. */
  readonly password?: string;
}

/** Gives a user a role and a way to sign in. */
export async function grantAccess(db: Queryable, users: Entity | undefined, { userId, email, role, password }: Access): Promise<void> {
  const hashed = password === undefined ? null : await hashPassword(password);
  if (role !== 'administrator') await refuseLastAdministrator(db, users, userId);
  try {
    await db.run(
      sql`INSERT INTO vinculo.credential AS c (user_id, email, password, role) VALUES (${userId}::uuid, ${emailKey(email)}, ${hashed}, ${role})
        ON CONFLICT (user_id) DO UPDATE SET email = EXCLUDED.email, role = EXCLUDED.role, password = coalesce(EXCLUDED.password, c.password), updated_at = now()`,
    );
  } catch (error) {
    if (isAppError(error, 'RECORD_DUPLICATE'))
      throw new AppError('EMAIL_TAKEN', { params: { email }, places: [{ path: '/email', code: 'unique' }], cause: error });
    throw error;
  }
}

async function refuseLastAdministrator(db: Queryable, users: Entity | undefined, userId: string): Promise<void> {
  const [self] = await db.tuples(sql`SELECT role FROM vinculo.credential WHERE user_id = ${userId}::uuid`);
  if (self?.[0] === 'administrator' && !(await otherAdministrator(db, users, userId))) throw new AppError('LAST_ADMINISTRATOR');
}

export async function listCredentials(db: Queryable): Promise<ReadonlyMap<string, Credential>> {
  const rows = await db.rows<{ user_id: string; email: string; role: RoleName; signs_in: boolean }>(
    sql`SELECT user_id, email, role, password IS NOT NULL AS signs_in FROM vinculo.credential`,
  );
  return new Map(rows.map((row) => [row.user_id, { userId: row.user_id, email: row.email, role: row.role, signsIn: row.signs_in }]));
}

/** Addresses that differ in case only are one. */
function emailKey(email: string): string {
  return email.trim().toLowerCase();
}
