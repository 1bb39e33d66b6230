import type { Formats } from '#core/contract/field-type.ts';

type CountryFormats = Pick<Formats, 'date' | 'decimal'>;
const byCountry = new Map<string, CountryFormats>();

/** How numbers and dates are written where the user lives: 'PT' → those of pt-PT. */
export function usualFormats(country: string): CountryFormats {
  const region = /^[A-Z]{2}$/.test(country) ? country : 'PT';
  const known = byCountry.get(region);
  if (known) return known;
  const locale = `${new Intl.Locale('und', { region }).maximize().language}-${region}`;
  const formats = { date: dateOrderOf(locale), decimal: decimalOf(locale) };
  byCountry.set(region, formats);
  return formats;
}

function dateOrderOf(locale: string): Formats['date'] {
  const parts = new Intl.DateTimeFormat(locale, { dateStyle: 'short' }).formatToParts(0).map((part) => part.type);
  if (parts.indexOf('year') < parts.indexOf('day')) return 'ymd';
  return parts.indexOf('month') < parts.indexOf('day') ? 'mdy' : 'dmy';
}

function decimalOf(locale: string): Formats['decimal'] {
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
  return parts.find((part) => part.type === 'decimal')?.value === ',' ? ',' : '.';
}
