const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Days counted from the one the demo is made for: -1 is yesterday. */
export interface Calendar {
  /** 'YYYY-MM-DD'. */
  date(day: number): string;
  /** The instant, ISO 8601, at so many minutes after midnight of the organisation. */
  at(day: number, minutes: number): string;
  /** The nearest day of work, on the same side of today. */
  workday(day: number): number;
  /** Minutes since midnight now. */
  readonly minutesNow: number;
  /** Month of a day, from 0. */
  month(day: number): number;
  year(day: number): number;
}

export function createCalendar(now: string, timeZone: string): Calendar {
  const local = localParts(new Date(now), timeZone);
  const today = Date.UTC(local.year, local.month - 1, local.day);
  const utc = (day: number) => new Date(today + day * DAY_MS);
  const offsets = new Map<number, number>();
  const offset = (day: number): number => {
    const known = offsets.get(day) ?? offsetAt(new Date(today + day * DAY_MS + DAY_MS / 2), timeZone);
    offsets.set(day, known);
    return known;
  };
  return {
    date: (day) => utc(day).toISOString().slice(0, 10),
    at: (day, minutes) => new Date(today + day * DAY_MS + minutes * MINUTE_MS - offset(day)).toISOString(),
    workday: (day) => {
      const weekday = utc(day).getUTCDay();
      if (day === 0 || (weekday !== 0 && weekday !== 6)) return day;
      const [back, ahead] = weekday === 6 ? [1, 2] : [2, 1];
      return day < 0 ? day - back : day + ahead;
    },
    minutesNow: local.hour * 60 + local.minute,
    month: (day) => utc(day).getUTCMonth(),
    year: (day) => utc(day).getUTCFullYear(),
  };
}

interface LocalParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

function localParts(instant: Date, timeZone: string): LocalParts {
  const numeric = 'numeric';
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    hourCycle: 'h23',
  });
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const part = (name: string): number => parts.get(name as Intl.DateTimeFormatPartTypes) ?? 0;
  return { year: part('year'), month: part('month'), day: part('day'), hour: part('hour'), minute: part('minute') };
}

function offsetAt(instant: Date, timeZone: string): number {
  const { year, month, day, hour, minute } = localParts(instant, timeZone);
  return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(instant.getTime() / MINUTE_MS) * MINUTE_MS;
}
