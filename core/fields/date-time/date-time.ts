import { CalendarDateTime, fromAbsolute, toZoned } from '@internationalized/date';
import type { FieldType, Formats, Parsed } from '#core/contract/field-type.ts';
import { writeDate } from '#core/fields/date/date.ts';
import { comparison } from '#core/fields/operators/comparison.ts';
import { column, emptiness } from '#core/fields/operators/emptiness.ts';
import { isoDay, readIsoDay } from '#core/fields/reading/calendar.ts';
import { readDate } from '#core/fields/reading/read-date.ts';
import { splitDateTime } from '#core/fields/reading/split-date-time.ts';

const iso = /^(\d{4}-\d{2}-\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})$/;

/** Any ISO date-time with an offset → the one form we keep: UTC with milliseconds. */
function instant(text: string): string | undefined {
  const match = iso.exec(text);
  if (!match || !readIsoDay(match[1] as string)) return undefined;
  if (Number(match[2]) > 23 || Number(match[3]) > 59 || Number(match[4]) > 59) return undefined;
  const at = new Date(text.toUpperCase());
  if (Number.isNaN(at.getTime())) return undefined;
  const written = at.toISOString();
  // Year 0 and the years from 10000 on are written with a sign, and PostgreSQL would not take them.
  return /^[+-]|^0000/.test(written) ? undefined : written;
}

function read(cell: string, formats: Formats): Parsed<string> {
  const split = splitDateTime(cell);
  if (!split) return { reason: 'date.impossible' };
  const day = readDate(split.date, formats.date);
  if ('reason' in day || day.value === null) return day;
  const [year, month, date] = day.value.split('-').map(Number) as [number, number, number];
  const { hour, minute, second, millisecond } = split.clock ?? { hour: 0, minute: 0, second: 0, millisecond: 0 };
  if (split.offset === undefined) {
    const local = new CalendarDateTime(year, month, date, hour, minute, second, millisecond);
    return { value: toZoned(local, formats.timeZone).toDate().toISOString() };
  }
  const clock = [hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':');
  const offset = split.offset === 'Z' ? 'Z' : split.offset.replace(/^(...):?(..)$/, '$1:$2');
  const value = instant(`${day.value}T${clock}.${String(millisecond).padStart(3, '0')}${offset}`);
  return value === undefined ? { reason: 'date.impossible' } : { value };
}

function write(value: string, formats: Formats): string {
  const at = fromAbsolute(Date.parse(value), formats.timeZone);
  const clock = [at.hour, at.minute, ...(at.second === 0 ? [] : [at.second])].map((part) => String(part).padStart(2, '0')).join(':');
  return `${writeDate(isoDay(at.year, at.month, at.day), formats.date)} ${clock}`;
}

/** Cut out of the text, because lists are full of moments and a Date costs several times as much. */
export function isoMoment(stored: string): string {
  if (stored[10] !== ' ' || !stored.endsWith('+00')) return new Date(stored).toISOString();
  const fraction = `${stored.slice(20, -3)}000`.slice(0, 3);
  return `${stored.slice(0, 10)}T${stored.slice(11, 19)}.${fraction}Z`;
}

/** A moment, kept in UTC and shown in the reader's zone. */
export const dateTime: FieldType<string> = {
  name: 'date_time',
  keywords: { type: 'object' },
  schema: () => ({ type: 'string', format: 'date-time' }),
  columns: () => [{ suffix: '', type: 'timestamptz(3)' }],
  // The driver gives PostgreSQL's own text, in UTC: '2026-11-24 10:00:00.123+00'.
  load: ([stored]) => (typeof stored === 'string' ? isoMoment(stored) : null),
  normalise: (value) => {
    const at = instant(value);
    return at === undefined ? { reason: 'date.impossible' } : { value: at };
  },
  operand: (value) => {
    const at = typeof value === 'string' ? instant(value) : undefined;
    return at === undefined ? { reason: 'operand.date_time' } : { value: at };
  },
  operators: { ...comparison('timestamptz', column), ...emptiness },
  order: (at) => column(at),
  orderType: 'timestamptz',
  parse: read,
  print: (value, _field, formats) => write(value, formats),
};
