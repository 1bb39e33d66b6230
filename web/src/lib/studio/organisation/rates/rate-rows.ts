import type { DateOrder } from '#lib/i18n/date-parse.ts';
import { parseDate } from '#lib/i18n/date-parse.ts';
import type { Rate } from '#schemas/types/api.ts';

/** A rate while it is written: the number as typed. */
export interface RateRow {
  readonly id: number;
  readonly currency: string;
  readonly validFrom: string;
  readonly rate: string;
}

export type RateFault = 'currency' | 'own' | 'day' | 'rate' | 'twice';

let next = 1;

export function newRow(row: Partial<RateRow> = {}): RateRow {
  return { currency: '', validFrom: '', rate: '', ...row, id: next++ };
}

/** One lone mark is the decimal one: nobody writes rates in thousands. */
export function readRate(text: string): string | undefined {
  const compact = text.normalize('NFKC').replace(/\s/g, '');
  const lone = (compact.match(/[.,]/g) ?? []).length === 1;
  const last = Math.max(compact.lastIndexOf('.'), compact.lastIndexOf(','));
  const plain = lone || last < 0 ? compact.replace(',', '.') : `${compact.slice(0, last).replace(/[.,]/g, '')}.${compact.slice(last + 1)}`;
  return /^(?=.*[1-9])\d{1,9}(\.\d{1,10})?$/.test(plain) ? plain : undefined;
}

/** The first thing that is wrong with each row, by its id. */
export function rateFaults(rows: readonly RateRow[], base: string): ReadonlyMap<number, RateFault> {
  const known = new Set(Intl.supportedValuesOf('currency'));
  const seen = new Set<string>();
  const faultOf = ({ currency, validFrom, rate }: RateRow): RateFault | undefined => {
    if (!known.has(currency)) return 'currency';
    if (currency === base) return 'own';
    if (validFrom === '') return 'day';
    if (readRate(rate) === undefined) return 'rate';
    const key = `${currency} ${validFrom}`;
    if (seen.has(key)) return 'twice';
    seen.add(key);
    return undefined;
  };
  return new Map(
    rows.flatMap((row) => [[row.id, faultOf(row)] as const]).filter((pair): pair is [number, RateFault] => pair[1] !== undefined),
  );
}

export function ratesOf(rows: readonly RateRow[]): Rate[] {
  return rows.map(({ currency, validFrom, rate }) => ({ currency, validFrom, rate: readRate(rate) ?? rate }));
}

export interface Pasted {
  readonly rows: readonly RateRow[];
  /** Lines that say no rate, as they are, with their number. */
  readonly unread: readonly { line: number; text: string }[];
}

/** Lines of a spreadsheet: currency, day and rate in any order, apart by tabs or semicolons; a line of headings is passed over. */
export function pastedRates(text: string, order: DateOrder): Pasted {
  const rows: RateRow[] = [];
  const unread: { line: number; text: string }[] = [];
  text.split(/\r?\n/).forEach((line, index) => {
    const cells = line.split(/[\t;|]/).map((cell) => cell.trim());
    if (cells.every((cell) => cell === '')) return;
    const currency = cells.find((cell) => /^[a-z]{3}$/i.test(cell));
    const day = cells.find((cell) => cell !== currency && /[/.-]/.test(cell) && parseDate(cell, order) !== undefined && !isRate(cell));
    const rate = cells.find((cell) => cell !== currency && cell !== day && readRate(cell) !== undefined);
    const validFrom = day && parseDate(day, order);
    if (currency && validFrom && rate) rows.push(newRow({ currency: currency.toUpperCase(), validFrom, rate }));
    else if (index > 0 || /\d/.test(line)) unread.push({ line: index + 1, text: line });
  });
  return { rows, unread };
}

/** "0.25" is no day, however kindly dates are read. */
function isRate(cell: string): boolean {
  return (cell.match(/[/.-]/g) ?? []).length < 2;
}

/** Pasted rates take the place of those of the same currency and day. */
export function mergeRates(rows: readonly RateRow[], pasted: readonly RateRow[]): RateRow[] {
  const key = ({ currency, validFrom }: RateRow) => `${currency} ${validFrom}`;
  const latest = new Map([...rows, ...pasted].map((row) => [key(row), row]));
  return sortRates([...latest.values()]);
}

/** By currency, the newest first, as the server tells them. */
function sortRates(rows: readonly RateRow[]): RateRow[] {
  return [...rows].sort((a, b) => a.currency.localeCompare(b.currency) || b.validFrom.localeCompare(a.validFrom));
}
