import type { Session } from '#schemas/types/api.ts';

type Holidays = NonNullable<Session['organisation']['holidays']>;

/** What the organisation calls a day that is a holiday; of one that is every year, in any year. */
export function holidayName(holidays: Holidays, day: string): string | undefined {
  return holidays.find(({ on, yearly }) => on === day || (yearly === true && on.slice(5) === day.slice(5)))?.name;
}
