import type { FieldType, Formats } from '#core/contract/field-type.ts';
import { comparison } from '#core/fields/operators/comparison.ts';
import { column, emptiness } from '#core/fields/operators/emptiness.ts';
import { readIsoDay } from '#core/fields/reading/calendar.ts';
import { findWritten } from '#core/fields/reading/find-written.ts';
import { readDate } from '#core/fields/reading/read-date.ts';
import { splitDateTime } from '#core/fields/reading/split-date-time.ts';

/** '2026-11-24' → '24/11/2026' where people write it so. */
export function writeDate(value: string, order: Formats['date']): string {
  const [year, month, day] = value.split('-');
  if (order === 'ymd') return value;
  return order === 'dmy' ? `${day}/${month}/${year}` : `${month}/${day}/${year}`;
}

/** In figures, or with the month as a word. */
const inProse =
  /(?<![\p{L}\p{N}/.-])(?:\d{4}-\d{2}-\d{2}|\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})|\d{1,2}(?:st|nd|rd|th|º|\.)? (?:de |of )?\p{L}{3,10}\.?,? (?:de |del )?\d{4}|\p{L}{3,10} \d{1,2}(?:st|nd|rd|th)?,? \d{4})(?![\p{L}\p{N}/-])/gu;

/** A day of the calendar, the same day in every time zone. */
export const date: FieldType<string> = {
  name: 'date',
  keywords: { type: 'object' },
  schema: () => ({ type: 'string', format: 'date' }),
  columns: () => [{ suffix: '', type: 'date' }],
  normalise: (value) => (readIsoDay(value) ? { value } : { reason: 'date.impossible' }),
  operand: (value) => (typeof value === 'string' && readIsoDay(value) ? { value } : { reason: 'operand.date' }),
  operators: { ...comparison('date', column), ...emptiness },
  order: (at) => column(at),
  orderType: 'date',
  group: (at) => column(at),
  parse: (cell, formats) => {
    const split = splitDateTime(cell);
    return split ? readDate(split.date, formats.date) : { reason: 'date.impossible' };
  },
  find: (text, _field, formats) =>
    findWritten(text, { pattern: inProse, certain: true, read: (written) => readDate(written, formats.date) }),
  print: (value, _field, formats) => writeDate(value, formats.date),
};
