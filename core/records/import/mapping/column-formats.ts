import { callerFormats } from '#core/access/caller-formats.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { Formats } from '#core/contract/field-type.ts';
import type { ImportColumn, MappingEntry } from '#schemas/types/api.ts';

/** How the cells of a column are to be read: as the user said, else as the column shows, else as the user's country writes. */
export function columnFormats(entry: MappingEntry, column: ImportColumn | undefined, caller: Caller): Formats {
  const usual = callerFormats(caller);
  return {
    ...usual,
    date: entry.date ?? column?.date?.order ?? usual.date,
    decimal: entry.decimal ?? column?.decimal ?? usual.decimal,
    currency: entry.currency ?? usual.currency,
  };
}
