import type { Caller } from '#core/contract/caller.ts';
import type { Formats } from '#core/contract/field-type.ts';
import type { ImportColumn, MappingEntry } from '#schemas/types/api.ts';

/** How the cells of a column are to be read: as the user said, else as the column shows, else as the user's country writes. */
export function columnFormats(entry: MappingEntry, column: ImportColumn | undefined, caller: Caller): Formats {
  const { country, language, timeZone } = caller.user;
  return {
    date: entry.date ?? column?.date?.order ?? dateOrderOf(country),
    decimal: entry.decimal ?? column?.decimal ?? decimalOf(country),
    currency: entry.currency ?? caller.organisation.currency,
    country,
    timeZone,
    language,
  };
}

/** The locale that most people of a country use: 'PT' → 'pt-PT'. */
function localeOf(country: string): string {
  const region = /^[A-Z]{2}$/.test(country) ? country : 'PT';
  return `${new Intl.Locale('und', { region }).maximize().language}-${region}`;
}

function dateOrderOf(country: string): Formats['date'] {
  const parts = new Intl.DateTimeFormat(localeOf(country), { dateStyle: 'short' }).formatToParts(0).map((part) => part.type);
  if (parts.indexOf('year') < parts.indexOf('day')) return 'ymd';
  return parts.indexOf('month') < parts.indexOf('day') ? 'mdy' : 'dmy';
}

function decimalOf(country: string): Formats['decimal'] {
  const parts = new Intl.NumberFormat(localeOf(country)).formatToParts(1.5);
  return parts.find((part) => part.type === 'decimal')?.value === ',' ? ',' : '.';
}
