import type { Caller } from '#core/contract/caller.ts';
import type { StoreContext } from '#core/contract/field-type.ts';

/** What values need to know of whoever writes them. */
export function storeContext({ user, organisation, registry }: Caller): StoreContext {
  return { country: user.country, baseCurrency: organisation.currency, ...(registry.vault && { vault: registry.vault }) };
}
