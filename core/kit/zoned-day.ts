import { fromDate, parseDate, startOfMonth, startOfWeek, startOfYear, toCalendarDate, toZoned } from '@internationalized/date';

/** The day that was asked for last in each zone: within a minute everybody asks for the same, and the calendar is slow. */
const lastAsked = new Map<string, { readonly minute: number; readonly day: string }>();

/** The calendar day at an instant in a time zone, 'YYYY-MM-DD'. */
export function dayInZone(instant: Date, timeZone: string): string {
  const minute = Math.floor(instant.getTime() / 60_000);
  const last = lastAsked.get(timeZone);
  if (last?.minute === minute) return last.day;
  const day = toCalendarDate(fromDate(instant, timeZone)).toString();
  lastAsked.set(timeZone, { minute, day });
  return day;
}

/** The instant at which a calendar day begins in a time zone (its first existing moment, where clocks change at midnight). */
export function startOfDay(day: string, timeZone: string): Date {
  return toZoned(parseDate(day), timeZone).toDate();
}

const UNITS = { d: 'days', w: 'weeks', m: 'months', y: 'years' } as const;

export type DayUnit = keyof typeof UNITS | 'q';

/** Moves a day by n units; the 31st of a short month becomes its last day. */
export function addToDay(day: string, n: number, unit: DayUnit): string {
  const duration = unit === 'q' ? { months: 3 * n } : { [UNITS[unit]]: n };
  return parseDate(day).add(duration).toString();
}

export type Period = 'week' | 'month' | 'quarter' | 'year';

export type Weekday = 'sun' | 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat';

/** The first day of the period that holds a day. */
export function startOfPeriod(day: string, period: Period, weekBegins: Weekday = 'mon'): string {
  const date = parseDate(day);
  if (period === 'week') return startOfWeek(date, 'en', weekBegins).toString();
  if (period === 'year') return startOfYear(date).toString();
  const month = startOfMonth(date);
  return (period === 'quarter' ? month.subtract({ months: (month.month - 1) % 3 }) : month).toString();
}
