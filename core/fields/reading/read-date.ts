import type { Formats, Parsed } from '#core/contract/field-type.ts';
import { isDay, isoDay } from '#core/fields/reading/calendar.ts';
import { fold } from '#core/fields/reading/fold.ts';

/** Month names of pt, es and en by their first three letters, which are never ambiguous. */
// biome-ignore format: a table
const months: readonly (readonly string[])[] = [
  ['jan', 'ene'], ['feb', 'fev'], ['mar'], ['abr', 'apr'], ['mai', 'may'], ['jun'],
  ['jul'], ['ago', 'aug'], ['set', 'sep'], ['out', 'oct'], ['nov'], ['dez', 'dic', 'dec'],
];
/** Nothing longer is a date. */
const longest = 60;
const fullMonths = new Set(
  (
    'janeiro enero january fevereiro febrero february marco marzo march abril april maio mayo may junho junio june julho julio july ' +
    'agosto august setembro septiembre setiembre september outubro octubre october novembro noviembre november dezembro diciembre december'
  ).split(' '),
);

/** A date as people write it: by the order of its column when it is all digits, otherwise as it can only be meant. */
export function readDate(text: string, order: Formats['date']): Parsed<string> {
  if (text.length > longest) return { reason: 'date.format' };
  const words = fold(text).replace(/^[a-z]+(?:-feira)?,\s*/, '');
  const numeric = /^(\d{1,4})\s*([-/. ])\s*(\d{1,2})\s*\2\s*(\d{1,4})\.?$/.exec(words);
  if (numeric) return fromNumbers([numeric[1] as string, numeric[3] as string, numeric[4] as string], order);
  return fromWords(words);
}

function fromNumbers(parts: readonly [string, string, string], order: Formats['date']): Parsed<string> {
  const [a, b, c] = parts;
  if (a.length >= 3) return a.length === 4 && c.length <= 2 ? checked(Number(a), Number(b), Number(c)) : { reason: 'date.format' };
  if (order === 'ymd') return c.length <= 2 ? checked(fullYear(a), Number(b), Number(c)) : { reason: 'date.order', params: { order } };
  if (c.length === 3) return { reason: 'date.format' };
  const year = fullYear(c);
  const [day, month] = order === 'dmy' ? [Number(a), Number(b)] : [Number(b), Number(a)];
  if (isDay(year, month, day)) return { value: isoDay(year, month, day) };
  return { reason: isDay(year, day, month) ? 'date.order' : 'date.impossible', params: { order } };
}

function fromWords(words: string): Parsed<string> {
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th|º|\.)?[\s\-/.]+(?:de\s+|of\s+)?([a-z]{3,})\.?[\s\-/.,]+(?:de\s+|del\s+)?(\d{4}|\d{2})$/.exec(
    words,
  );
  const monthFirst = /^([a-z]{3,})\.?[\s\-/.]+(\d{1,2})(?:st|nd|rd|th)?[\s\-/.,]+(\d{4}|\d{2})$/.exec(words);
  const [day, name, year] = dayFirst ? dayFirst.slice(1) : monthFirst ? [monthFirst[2], monthFirst[1], monthFirst[3]] : [];
  if (!day || !name || !year) return { reason: 'date.format' };
  const month = monthNumber(name);
  return month === 0 ? { reason: 'date.format' } : checked(fullYear(year), month, Number(day));
}

function monthNumber(name: string): number {
  if (name.length > 4 && !fullMonths.has(name)) return 0;
  return months.findIndex((starts) => starts.some((start) => name.startsWith(start))) + 1;
}

function checked(year: number, month: number, day: number): Parsed<string> {
  return isDay(year, month, day) ? { value: isoDay(year, month, day) } : { reason: 'date.impossible' };
}

/** '17' → 2017, '85' → 1985. */
function fullYear(year: string): number {
  const number = Number(year);
  if (year.length > 2) return number;
  return number < 70 ? 2000 + number : 1900 + number;
}
