import type { DatedRate } from '#core/kit/rate-on.ts';
import { sql } from '#core/kit/sql.ts';
import type { Weekday } from '#core/kit/zoned-day.ts';
import type { Database, Queryable } from '#core/sql/database.ts';
import type { OrganisationSettings } from '#schemas/types/api.ts';

/** What is set when the installation is set up. */
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

/** What may be said later besides. */
export type StoredOrganisation = Organisation & Partial<Omit<OrganisationSettings, keyof Organisation>>;

/** As everybody works with it. */
export interface CurrentOrganisation extends Organisation {
  readonly rates: readonly DatedRate[];
  readonly firstDayOfWeek: Weekday;
}

export interface Settings {
  organisation(): CurrentOrganisation;
  /** All that is set, with what is usual in the country where nothing is. */
  details(): OrganisationSettings;
  /** Reads again what another node may have changed. */
  reload(): Promise<void>;
}

const UNSET: Organisation = { name: 'Vínculo', language: 'en', country: 'PT', currency: 'EUR', timeZone: 'Europe/Lisbon' };

/** Where the week begins on Sunday; elsewhere, in the countries we know, on Monday. */
const SUNDAY_FIRST = new Set(['BR', 'US', 'MX', 'CO', 'PE', 'VE', 'GT', 'HN', 'NI', 'PA', 'PR', 'SV', 'DO', 'PY']);
const OFFICE = [
  { from: '09:00', to: '13:00' },
  { from: '14:00', to: '18:00' },
];

export async function loadSettings(database: Database): Promise<Settings> {
  let stored: StoredOrganisation = UNSET;
  let current: CurrentOrganisation = { ...UNSET, rates: [], firstDayOfWeek: 'mon' };
  const read = async () => {
    const [organisation, rates] = await Promise.all([readOrganisation(database), readRates(database)]);
    stored = organisation ?? UNSET;
    const { name, language, country, currency, timeZone } = stored;
    current = { name, language, country, currency, timeZone, firstDayOfWeek: withUsual(stored).firstDayOfWeek, rates };
  };
  // One after the other: what was read first must not stand last.
  let last: Promise<void> = Promise.resolve();
  const reload = () => {
    last = last.catch(() => undefined).then(read);
    return last;
  };
  await reload();
  return { organisation: () => current, details: () => withUsual(stored), reload };
}

/** What is set, and what is usual where nothing is. */
export function withUsual(stored: StoredOrganisation): OrganisationSettings {
  const firstDayOfWeek = SUNDAY_FIRST.has(stored.country) ? 'sun' : 'mon';
  const workingHours = { mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE };
  const usual = { languages: ['en', 'pt', 'pt-BR', 'es'], firstDayOfWeek, fiscalYearStart: 1, holidays: [], workingHours, version: 1 };
  return { ...usual, ...stored } as OrganisationSettings;
}

/** Undefined before the installation was set up. */
export async function readOrganisation(db: Queryable): Promise<StoredOrganisation | undefined> {
  const [row] = await db.rows<{ value: StoredOrganisation }>(sql`SELECT value FROM vinculo.setting WHERE key = 'organisation'`);
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

/** Newest first, by currency. */
async function readRates(db: Queryable): Promise<DatedRate[]> {
  return db.rows<DatedRate>(
    sql`SELECT currency, to_char(valid_from, 'YYYY-MM-DD') AS "validFrom", trim_scale(rate)::text AS rate FROM vinculo.rate ORDER BY currency, valid_from DESC`,
  );
}
