import { sql } from '#core/kit/sql.ts';
import type { Database, Queryable } from '#core/sql/database.ts';

export interface Organisation {
  readonly name: string;
  /** 'en', 'pt', 'pt-BR' or 'es'. */
  readonly language: string;
  /** ISO 3166. */
  readonly country: string;
  /** ISO 4217; amounts in other currencies are converted to it. */
  readonly currency: string;
  /** IANA. */
  readonly timeZone: string;
}

export interface Settings {
  organisation(): Organisation;
  /** Reads again what another node may have changed. */
  reload(): Promise<void>;
}

const UNSET: Organisation = { name: 'Vínculo', language: 'en', country: 'PT', currency: 'EUR', timeZone: 'Europe/Lisbon' };

export async function loadSettings(database: Database): Promise<Settings> {
  let organisation = UNSET;
  const reload = async () => {
    organisation = (await readOrganisation(database)) ?? UNSET;
  };
  await reload();
  return { organisation: () => organisation, reload };
}

/** Undefined before the installation was set up. */
export async function readOrganisation(db: Queryable): Promise<Organisation | undefined> {
  const [row] = await db.rows<{ value: Organisation }>(sql`SELECT value FROM vinculo.setting WHERE key = 'organisation'`);
  return row?.value;
}

/** Stores it for the first time; false when it was there already. */
export async function createOrganisation(db: Queryable, organisation: Organisation): Promise<boolean> {
  return (
    (await db.run(
      sql`INSERT INTO vinculo.setting (key, value) VALUES ('organisation', ${JSON.stringify(organisation)}::jsonb) ON CONFLICT DO NOTHING`,
    )) === 1
  );
}
