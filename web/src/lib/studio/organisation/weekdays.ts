import type { OrganisationSettings, WorkingHours } from '#schemas/types/api.ts';

export type Weekday = OrganisationSettings['firstDayOfWeek'];
export type Interval = NonNullable<WorkingHours['mon']>[number];

export const weekdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** In the order of a week that begins on this day. */
export function weekFrom(first: Weekday): Weekday[] {
  const at = weekdays.indexOf(first);
  return [...weekdays.slice(at), ...weekdays.slice(0, at)];
}

export function weekdayName(day: Weekday, locale: string): string {
  // The first of June 2026 is a Monday.
  return capital(
    new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, 5, 1 + weekdays.indexOf(day))),
    locale,
  );
}

/** 1 = January. */
export function monthName(month: number, locale: string): string {
  return capital(new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, month - 1, 1)), locale);
}

export function minutesOf(intervals: readonly Interval[] = []): number {
  const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
  return intervals.reduce((sum, { from, to }) => sum + Math.max(0, minutes(to) - minutes(from)), 0);
}

function capital(word: string, locale: string): string {
  return word.charAt(0).toLocaleUpperCase(locale) + word.slice(1);
}
