import { AppError } from '#core/errors.ts';
import { sql } from '#core/kit/sql.ts';
import { type StoredOrganisation, withUsual } from '#core/settings/organisation.ts';
import type { Database, Queryable } from '#core/sql/database.ts';
import type { OrganisationPatch, OrganisationSettings } from '#schemas/types/api.ts';

/** Stands among the settings from the moment the currency is another until all amounts are told in it: whoever is killed in between, it is done. */
export const REBASING = 'rebasing';

export interface OrganisationChange {
  readonly patch: OrganisationPatch;
  /** The version the client saw; undefined = whatever stands. */
  readonly version: number | undefined;
}

/** Changes what is set, and only that. Throws SETTINGS_CONFLICT with what stands when somebody else was quicker. */
export function changeOrganisation(database: Database, { patch, version }: OrganisationChange): Promise<OrganisationSettings> {
  return database.transaction(async (tx) => {
    const before = await lockOrganisation(tx);
    const current = withUsual(before);
    if (version !== undefined && version !== current.version) throw new AppError('SETTINGS_CONFLICT', { members: { current } });
    checkLanguages({ ...current, ...patch } as OrganisationSettings);
    const said = Object.entries({ ...before, ...patch, version: current.version + 1 }).filter(([, value]) => value !== null);
    const after = Object.fromEntries(said) as unknown as StoredOrganisation;
    await storeOrganisation(tx, after);
    // Rates say what a currency is worth in the old one.
    if (after.currency !== before.currency) {
      await tx.run(sql`DELETE FROM vinculo.rate`);
      await tx.run(sql`INSERT INTO vinculo.setting (key, value) VALUES (${REBASING}, 'true') ON CONFLICT DO NOTHING`);
    }
    return withUsual(after);
  });
}

export async function lockOrganisation(tx: Queryable): Promise<StoredOrganisation> {
  const [row] = await tx.rows<{ value: StoredOrganisation }>(sql`SELECT value FROM vinculo.setting WHERE key = 'organisation' FOR UPDATE`);
  if (!row) throw new AppError('SETUP_NEEDED');
  return row.value;
}

export async function storeOrganisation(tx: Queryable, organisation: StoredOrganisation): Promise<void> {
  await tx.run(
    sql`UPDATE vinculo.setting SET value = ${JSON.stringify(organisation)}::jsonb, updated_at = now() WHERE key = 'organisation'`,
  );
}

function checkLanguages({ language, languages }: OrganisationSettings): void {
  if (languages.includes(language)) return;
  throw new AppError('RECORD_INVALID', { places: [{ path: '/languages', code: 'settings.language' }] });
}
