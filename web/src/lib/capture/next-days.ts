import { shifted, weekdayOf } from '#lib/i18n/days.ts';

const friday = 5;

/** The days people name most for what comes next, after this one: the next day, and a Friday that is not that. As ISO dates. */
export function nextDays(today: string): { tomorrow: string; friday: string } {
  const ahead = (friday - weekdayOf(today) + 7) % 7;
  return { tomorrow: shifted(today, 1), friday: shifted(today, ahead < 2 ? ahead + 7 : ahead) };
}
