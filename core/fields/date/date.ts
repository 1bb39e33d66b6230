import type { FieldType, Formats } from '#core/contract/field-type.ts';
import { comparison } from '#core/fields/operators/comparison.ts';
import { column, emptiness } from '#core/fields/operators/emptiness.ts';
import { readIsoDay } from '#core/fields/reading/calendar.ts';
import { readDate } from '#core/fields/reading/read-date.ts';
import { splitDateTime } from '#core/fields/reading/split-date-time.ts';

/** '2026-11-24' → '24/11/2026' where people write it so. */
export function writeDate(value: string, order: Formats['date']): string {
  const [year, month, day] = value.split('-');
  if (order === 'ymd') return value;
  return order === 'dmy' ? `${day}/${month}/${year}` : `${month}/${day}/${year}`;
}

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
  print: (value, _field, formats) => writeDate(value, formats.date),
};
