import { daysBetween, daysFrom, firstOfWeek, monthsLater, monthWeeks, shifted } from '#lib/i18n/days.ts';
import type { CalendarMode } from '#lib/views/list-address.ts';

export interface CalendarRange {
  first: string;
  /** The day after the last one. */
  end: string;
  /** Its days in rows of seven; an agenda has one row of all of them. */
  weeks: readonly (readonly string[])[];
}

const agendaDays = 30;

export function calendarRange(mode: CalendarMode, day: string, weekStartsOn: number): CalendarRange {
  const weeks =
    mode === 'month'
      ? monthWeeks(day, weekStartsOn)
      : [daysFrom(mode === 'week' ? firstOfWeek(day, weekStartsOn) : day, mode === 'week' ? 7 : agendaDays)];
  const first = weeks[0]?.[0] ?? day;
  const last = weeks.at(-1)?.at(-1) ?? day;
  return { first, end: shifted(last, 1), weeks };
}

/** The day to stand at one range before or after. */
export function stepped(mode: CalendarMode, day: string, steps: number): string {
  if (mode === 'month') return monthsLater(day, steps);
  return shifted(day, steps * (mode === 'week' ? 7 : agendaDays));
}

export const isWithin = ({ first, end }: Pick<CalendarRange, 'first' | 'end'>, day: string) =>
  daysBetween(first, day) >= 0 && daysBetween(day, end) > 0;
