import { AppError, type ErrorPlace } from '#core/errors.ts';
import type { DatedRate } from '#core/kit/rate-on.ts';
import { sql } from '#core/kit/sql.ts';
import { lockOrganisation } from '#core/settings/change-organisation.ts';
import type { Database } from '#core/sql/database.ts';

/** Puts these rates in place of those that are stored. Throws RECORD_INVALID with every rate that cannot be. */
export function changeRates(database: Database, rates: readonly DatedRate[]): Promise<void> {
  return database.transaction(async (tx) => {
    const { currency } = await lockOrganisation(tx);
    const places = rates.flatMap((rate, i) => wrong(rate, i, { rates, currency }));
    if (places.length > 0) throw new AppError('RECORD_INVALID', { places });
    await tx.run(sql`DELETE FROM vinculo.rate`);
    const column = (name: keyof DatedRate) => rates.map((rate) => rate[name]);
    await tx.run(
      sql`INSERT INTO vinculo.rate SELECT * FROM unnest(${column('currency')}::text[], ${column('validFrom')}::date[], ${column('rate')}::numeric[])`,
    );
  });
}

const currencies = new Set(Intl.supportedValuesOf('currency'));

function wrong(rate: DatedRate, i: number, { rates, currency }: { rates: readonly DatedRate[]; currency: string }): ErrorPlace[] {
  if (!currencies.has(rate.currency)) return [{ path: `/${i}/currency`, code: 'settings.currency' }];
  // The calendar of the database has no year 0.
  if (rate.validFrom < '0001') return [{ path: `/${i}/validFrom`, code: 'date.impossible' }];
  if (rate.currency === currency) return [{ path: `/${i}/currency`, code: 'settings.ownCurrency' }];
  const isTwice = rates.findIndex((one) => one.currency === rate.currency && one.validFrom === rate.validFrom) !== i;
  return isTwice ? [{ path: `/${i}/validFrom`, code: 'settings.rateTwice' }] : [];
}
