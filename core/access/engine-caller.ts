import type { Caller } from '#core/contract/caller.ts';
import type { ActingUser } from '#core/contract/plugin.ts';
import type { Registry } from '#core/contract/registry.ts';
import { dayInZone } from '#core/kit/zoned-day.ts';
import type { Organisation } from '#core/settings/organisation.ts';
import type { Language } from '#schemas/types/definition.ts';

/** No user has this id, so "$user" means nobody. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The engine as a caller, for work that nobody asked for at that moment. It may do everything; see `policyFor`. */
export function engineCaller(registry: Registry, organisation: Organisation): Caller {
  const { country, timeZone } = organisation;
  const language = organisation.language.slice(0, 2) as Language;
  return {
    user: { id: NOBODY, roles: [], teams: [], department: null, language, country, timeZone },
    registry,
    organisation,
    now: new Date(),
    engine: true,
  };
}

/** Whose name stands under what the caller writes. */
export function actorOf(caller: Caller): string | null {
  return caller.engine ? null : caller.user.id;
}

/** What plugins learn of who acts, and when. */
export function actingNow(caller: Caller): { readonly user: ActingUser; readonly today: string; readonly now: string } {
  return {
    user: { id: actorOf(caller), language: caller.user.language },
    today: dayInZone(caller.now, caller.user.timeZone),
    now: caller.now.toISOString(),
  };
}
