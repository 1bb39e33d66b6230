import type { Caller } from '#core/contract/caller.ts';
import type { Formats } from '#core/contract/field-type.ts';
import { usualFormats } from '#core/fields/reading/usual-formats.ts';
import type { ImportColumn, MappingEntry } from '#schemas/types/api.ts';

/** How the cells of a column are to be read: as the user said, else as the column shows, else as the user's country writes. */
export function columnFormats(entry: MappingEntry, column: ImportColumn | undefined, caller: Caller): Formats {
  const { country, language, timeZone } = caller.user;
  return {
    date: entry.date ?? column?.date?.order ?? usualFormats(country).date,
    decimal: entry.decimal ?? column?.decimal ?? usualFormats(country).decimal,
    currency: entry.currency ?? caller.organisation.currency,
    country,
    timeZone,
    language,
  };
}
