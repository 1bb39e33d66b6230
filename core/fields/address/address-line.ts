import type { Formats } from '#core/contract/field-type.ts';
import type { Address } from '#core/fields/address/address-parts.ts';
import { countryName } from '#core/fields/address/countries.ts';
import { compactCode } from '#core/fields/address/postal-code.ts';
import { fold } from '#core/fields/reading/fold.ts';

const numberFirst = new Set(['US', 'GB', 'IE', 'CA', 'AU', 'NZ', 'FR', 'LU']);
const codeLast = new Set(['US', 'GB', 'IE', 'CA', 'AU', 'NZ', 'BR', 'IN']);

const joined = (parts: readonly (string | undefined)[], between: string): string => parts.filter(Boolean).join(between);

/** In a line, in the order of its country. The country itself is named for readers in another one, and where nobody reads it. */
export function addressLine(address: Address, formats?: Pick<Formats, 'country' | 'language'>): string {
  const { street, number, extra, country = '' } = address;
  const isHome = formats !== undefined && formats.country === country;
  const door = numberFirst.has(country) ? joined([number, street], ' ') : joined([street, number], ', ');
  return joined(
    [door, extra, locality(address), isHome || country === '' ? undefined : (countryName(country, formats?.language) ?? country)],
    ', ',
  );
}

function locality({ postal_code: code, city, region, country = '' }: Address): string {
  const other = region === city ? undefined : region;
  if (country === 'BR') return joined([joined([city, other], ' - '), code], ', ');
  if (codeLast.has(country)) return joined([city, joined([other, code], ' ')], ', ');
  return joined([joined([code, city], ' '), other], ', ');
}

/** What an address is found by: its places without case and accents, and every beginning of its postal code. */
export function addressKeys({ city, region, country, postal_code: code }: Address): string[] {
  const compact = compactCode(code ?? '');
  return [
    ...(city ? [`city:${fold(city)}`] : []),
    ...(region ? [`region:${fold(region)}`] : []),
    ...(country ? [`country:${country}`] : []),
    ...Array.from(compact, (_, i) => `postal_code:${compact.slice(0, i + 1)}`),
  ];
}
