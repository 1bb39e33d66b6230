import { closeAllSessions } from '#core/access/sessions.ts';
import type { BeforeHook } from '#core/contract/plugin.ts';
import type { Entity } from '#core/contract/registry.ts';
import { ident, sql } from '#core/kit/sql.ts';
import type { Queryable } from '#core/sql/database.ts';
import { entityTable, fieldColumns } from '#core/sql/field-columns.ts';

/** Before a user is changed: the last administrator who can sign in stays active, and who is deactivated is signed out for good. */
export function guardAdministrators(db: Queryable, users: () => Entity | undefined): BeforeHook {
  return async ({ record, before }) => {
    const leaves = before !== null && before['active'] !== false && record['active'] === false;
    if (!leaves) return {};
    if (!(await otherAdministrator(db, users(), before.id))) {
      return {
        refuse: {
          en: 'This is the last administrator who can sign in; name another one first.',
          pt: 'Este é o último administrador que pode iniciar sessão; nomeie outro primeiro.',
          es: 'Es el último administrador que puede iniciar sesión; nombre antes a otro.',
        },
      };
    }
    await closeAllSessions(db, before.id);
    return {};
  };
}

/** Users are part of everything they wrote: they are deactivated, never deleted. */
export const keepUsers: BeforeHook = async () => ({
  refuse: {
    en: 'Users are not deleted, since their name stands under what they wrote. Deactivate this one instead.',
    pt: 'Os utilizadores não se eliminam, porque o seu nome consta do que escreveram. Em vez disso, desative este utilizador.',
    es: 'Los usuarios no se eliminan, porque su nombre consta en lo que escribieron. En su lugar, desactive este usuario.',
  },
});

/** Whether somebody else is left: active, alive, an administrator, with a password. Nobody counts who merely has the role. */
export async function otherAdministrator(db: Queryable, users: Entity | undefined, userId: string): Promise<boolean> {
  const active = users?.fields.get('active');
  if (!users || !active) return false;
  const rows = await db.tuples(
    sql`SELECT 1 FROM vinculo.credential c JOIN ${entityTable(users)} u ON u.id = c.user_id
      WHERE c.role = 'administrator' AND c.password IS NOT NULL AND c.user_id <> ${userId}::uuid
        AND ${ident('u', 'deleted_at')} IS NULL AND ${fieldColumns(active, 'u').columns[0]} IS NOT FALSE LIMIT 1`,
  );
  return rows.length > 0;
}
