import type { Caller } from '#core/contract/caller.ts';
import type { Formats } from '#core/contract/field-type.ts';
import { usualFormats } from '#core/fields/reading/usual-formats.ts';

/** How the caller writes and reads values, where nothing else is said. */
export function callerFormats({ user, organisation }: Caller): Formats {
  const { country, timeZone, language } = user;
  return { ...usualFormats(country), country, timeZone, language, currency: organisation.currency };
}
