import type { Parsed } from '#core/contract/field-type.ts';
import { countryName, readCountry } from '#core/fields/address/countries.ts';
import { postalCodeOf } from '#core/fields/address/postal-code.ts';
import { cleanLine } from '#core/fields/reading/clean-text.ts';

/** What an address consists of, and how much of each is kept. */
export const partLimits = { street: 200, number: 20, extra: 100, postal_code: 20, city: 100, region: 100, country: 60 } as const;

export type AddressPart = keyof typeof partLimits;
export type Address = { readonly [Part in AddressPart]?: string };

export const addressParts = Object.keys(partLimits) as readonly AddressPart[];

type Given = { readonly [Part in AddressPart]?: string | null };

/** Parts without blanks around them, the country as its code and the postal code as that country writes it. A country alone is no address. */
export function canonicalAddress(given: Given, usualCountry: string): Parsed<Address> {
  const parts: { [Part in AddressPart]?: string } = {};
  for (const part of addressParts) {
    const line = cleanLine(given[part] ?? '');
    if ('reason' in line) return line;
    if (line.value !== null && line.value.length > partLimits[part]) return { reason: 'maxLength', params: { limit: partLimits[part] } };
    if (line.value !== null) parts[part] = line.value;
  }
  const { country: named, ...rest } = parts;
  if (Object.keys(rest).length === 0) return { value: null };
  const country = named === undefined ? usual(usualCountry) : readCountry(named);
  if (named !== undefined && country === undefined) return { reason: 'address.country', params: { value: named } };
  const postal = parts.postal_code === undefined ? undefined : postalCodeOf(parts.postal_code, country);
  if (postal && 'example' in postal) return { reason: 'address.postalCode', params: { example: postal.example } };
  const whole = { ...rest, ...(postal && { postal_code: postal.code }), ...(country && { country }) };
  return { value: Object.fromEntries(addressParts.flatMap((part) => (whole[part] ? [[part, whole[part]]] : []))) };
}

const usual = (country: string): string | undefined => (countryName(country) ? country : undefined);
