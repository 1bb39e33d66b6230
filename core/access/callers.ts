import { sessionUser } from '#core/access/sessions.ts';
import type { CallerUser } from '#core/contract/caller.ts';
import type { Registry } from '#core/contract/registry.ts';
import { ident, join, sql } from '#core/kit/sql.ts';
import type { Database, Queryable } from '#core/sql/database.ts';
import { entityTable, fieldColumns, linkTable } from '#core/sql/field-columns.ts';
import type { Language } from '#schemas/types/definition.ts';

/** A signed-in user with what the profile page shows. */
export interface Account extends CallerUser {
  readonly name: string;
  readonly email: string;
  /** The chosen variant: 'pt-BR' where `language` is 'pt'. */
  readonly locale: string;
  readonly theme: 'system' | 'light' | 'dark';
}

export interface Callers {
  /** Who a session's token belongs to; undefined when it is closed or its user was deactivated. */
  bySession(token: string, registry: Registry): Promise<Account | undefined>;
  byUser(userId: string, registry: Registry): Promise<Account | undefined>;
  /** Rights, preferences or sessions changed somewhere: ask the database again. */
  forget(): void;
}

/** Other nodes tell us when something changes; this is for the hint that got lost. */
const TRUSTED_MS = 10_000;
const MAX_KEPT = 5_000;

export function createCallers(database: Database): Callers {
  const kept = new Map<string, { account: Account; until: number }>();
  return {
    forget: () => kept.clear(),
    byUser: (userId, registry) => loadAccount(database, userId, registry),
    bySession: async (token, registry) => {
      const known = kept.get(token);
      if (known && known.until > Date.now()) return known.account;
      const userId = await sessionUser(database, token);
      const account = userId && (await loadAccount(database, userId, registry));
      if (!account) {
        kept.delete(token);
        return undefined;
      }
      if (kept.size >= MAX_KEPT) kept.clear();
      kept.set(token, { account, until: Date.now() + TRUSTED_MS });
      return account;
    },
  };
}

const PROFILE = ['name', 'language', 'country', 'time_zone', 'theme', 'department', 'active'] as const;

async function loadAccount(db: Queryable, userId: string, registry: Registry): Promise<Account | undefined> {
  const entity = registry.entities.get('user');
  const teams = entity?.fields.get('teams');
  if (!entity || !teams) return undefined;
  const columns = PROFILE.map((name) => {
    const field = entity.fields.get(name);
    if (!field) throw new Error(`the entity user has no field ${name}`);
    return sql`${fieldColumns(field, 'u').columns[0]} AS ${ident(name)}`;
  });
  const [row] = await db.rows<Record<string, string | null> & { active: boolean; roles: string; teams: string[] | null }>(
    sql`SELECT ${join(columns, ', ')}, c.email AS sign_in, c.role AS role,
        (SELECT array_agg(l.target_id::text ORDER BY l.position) FROM ${linkTable(teams)} l WHERE l.record_id = u.id) AS teams
      FROM ${entityTable(entity)} u JOIN vinculo.credential c ON c.user_id = u.id WHERE u.id = ${userId}::uuid AND u.deleted_at IS NULL`,
    { prepared: true },
  );
  if (!row?.active) return undefined;
  const locale = row['language'] ?? 'en';
  return {
    id: userId,
    name: row['name'] ?? '',
    email: row['sign_in'] ?? '',
    roles: [row['role'] ?? 'member'],
    teams: row.teams ?? [],
    department: row['department'] ?? null,
    language: locale.slice(0, 2) as Language,
    locale,
    country: row['country'] ?? 'PT',
    timeZone: row['time_zone'] ?? 'UTC',
    theme: (row['theme'] ?? 'system') as Account['theme'],
  };
}
