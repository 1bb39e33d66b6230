import type { Caller } from '#core/contract/caller.ts';
import type { StoreContext } from '#core/contract/field-type.ts';
import { rateOn } from '#core/kit/rate-on.ts';
import { dayInZone } from '#core/kit/zoned-day.ts';

/** What values need to know of their surroundings when the caller stores them. */
export function storeContext({ user, organisation, registry, now }: Caller): StoreContext {
  const { currency: baseCurrency, rates = [], timeZone } = organisation;
  return {
    country: user.country,
    baseCurrency,
    rate: (currency) => rateOn(rates, currency, dayInZone(now, timeZone)),
    ...(registry.vault && { vault: registry.vault }),
  };
}
