import { i18n } from '#lib/i18n/i18n.svelte.ts';

export const addressParts = ['street', 'number', 'extra', 'postal_code', 'city', 'region', 'country'] as const;
export type AddressPart = (typeof addressParts)[number];
export type Address = { [Part in AddressPart]?: string };

const numberFirst = new Set(['US', 'GB', 'IE', 'CA', 'AU', 'NZ', 'FR', 'LU']);
const codeLast = new Set(['US', 'GB', 'IE', 'CA', 'AU', 'NZ', 'IN']);

export function addressOf(value: unknown): Address {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Address) : {};
}

export function countryName(code: string): string {
  try {
    return new Intl.DisplayNames(i18n.locale, { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** As an envelope has it, in the order of its country; the country only where it is not the reader's. */
export function addressLines(value: unknown): string[] {
  const address = addressOf(value);
  const { street, number, extra, country = '' } = address;
  const door = numberFirst.has(country) ? joined([number, street], ' ') : joined([street, number], ', ');
  const abroad = country !== '' && country !== i18n.formats.settings.country ? countryName(country) : '';
  return [joined([door, extra], ', '), locality(address), abroad].filter(Boolean);
}

export function addressLine(value: unknown): string {
  return typeof value === 'string' ? value : addressLines(value).join(', ');
}

function locality({ postal_code: code, city, region, country = '' }: Address): string {
  const other = region === city ? undefined : region;
  if (country === 'BR') return joined([joined([city, other], ' - '), code], ', ');
  if (codeLast.has(country)) return joined([city, joined([other, code], ' ')], ', ');
  return joined([joined([code, city], ' '), other], ', ');
}

const joined = (parts: readonly (string | undefined)[], between: string): string => parts.filter(Boolean).join(between);
