import type { Formats } from '#core/contract/field-type.ts';
import { shortened } from '#core/records/import/problem.ts';
import { dateOrderEvidence } from '#core/records/import/profile/date-order.ts';
import { decimalEvidence } from '#core/records/import/profile/decimal-evidence.ts';
import { looksLike } from '#core/records/import/profile/looks-like.ts';
import type { DateOrder, ImportColumn } from '#schemas/types/api.ts';

export interface ColumnProfile {
  add(cell: string, isNumber: boolean): void;
  finish(): ImportColumn;
}

interface ProfileOptions {
  readonly index: number;
  readonly header: string;
  /** How many distinct values are counted; beyond it the count stands still. */
  readonly remembered: number;
  readonly country: string;
}

const SAMPLES = 5;
const TRIED = 500;
const LONGEST_KEY = 100;

/** Looks at every cell of a column once. */
export function columnProfile({ index, header, remembered, country }: ProfileOptions): ColumnProfile {
  const distinct = new Set<string>();
  const tried: string[] = [];
  const dates = dateOrderEvidence();
  const decimals = decimalEvidence();
  let empty = 0;
  return {
    add: (cell, isNumber) => {
      const text = cell.trim();
      if (text === '') {
        empty += 1;
        return;
      }
      if (isNumber) decimals.addNumber();
      const key = text.length > LONGEST_KEY ? text.slice(0, LONGEST_KEY) : text;
      // A value that was seen already says nothing new.
      if (distinct.has(key)) return;
      if (distinct.size < remembered) distinct.add(key);
      if (tried.length < TRIED) tried.push(text);
      if (text.length > 60) return;
      dates.add(text);
      if (!isNumber) decimals.add(text);
    },
    finish: () => {
      const order = dates.order();
      const decimal = decimals.decimal();
      const type = looksLike(tried, possibleFormats(order, decimal, country));
      const isDate = type === 'date' || type === 'date_time';
      return {
        index,
        header,
        samples: tried.slice(0, SAMPLES).map(shortened),
        looksLike: type,
        ...(order !== undefined && (isDate || order === null) && { date: { order } }),
        ...(decimal !== undefined && !isDate && { decimal }),
        empty,
        distinct: distinct.size,
      };
    },
  };
}

/** Where the column leaves it open, either way of reading it counts: a column of dates is one whichever it is. */
function possibleFormats(order: DateOrder | null | undefined, decimal: ',' | '.' | null | undefined, country: string): Formats[] {
  const orders = order ? [order] : (['dmy', 'mdy'] as const);
  const decimals = decimal ? [decimal] : (['.', ','] as const);
  return orders.flatMap((date) => decimals.map((point) => ({ date, decimal: point, country, currency: 'EUR', timeZone: 'UTC' })));
}
