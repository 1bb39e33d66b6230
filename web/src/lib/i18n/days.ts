const perDay = 86_400_000;

const at = (day: string) => Date.parse(`${day}T00:00:00Z`);
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

/** Whether it is a day of the calendar as ISO writes it. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at(text)) && dayOf(at(text)) === text;
}

/** A day moved by some days. */
export function shifted(day: string, days: number): string {
  return dayOf(at(day) + days * perDay);
}

/** How many days from one to the other; below zero: back. */
export function daysBetween(from: string, to: string): number {
  return Math.round((at(to) - at(from)) / perDay);
}

/** 0 = Sunday. */
export function weekdayOf(day: string): number {
  return new Date(at(day)).getUTCDay();
}

function firstOfMonth(day: string): string {
  return `${day.slice(0, 8)}01`;
}

/** The same day of another month, or the last one where that month is shorter. */
export function monthsLater(day: string, months: number): string {
  const first = new Date(at(firstOfMonth(day)));
  first.setUTCMonth(first.getUTCMonth() + months);
  const last = new Date(first);
  last.setUTCMonth(last.getUTCMonth() + 1, 0);
  first.setUTCDate(Math.min(Number(day.slice(8)), last.getUTCDate()));
  return dayOf(first.getTime());
}

/** The first day of the week that a day belongs to. `weekStartsOn`: 0 = Sunday. */
export function firstOfWeek(day: string, weekStartsOn: number): string {
  return shifted(day, -((weekdayOf(day) - weekStartsOn + 7) % 7));
}

/** So many days, from one on. */
export function daysFrom(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => shifted(first, index));
}

/** The days of the weeks in which a month lies, week by week. */
export function monthWeeks(day: string, weekStartsOn: number): string[][] {
  const start = firstOfWeek(firstOfMonth(day), weekStartsOn);
  const end = monthsLater(firstOfMonth(day), 1);
  const weeks = Math.ceil(daysBetween(start, end) / 7);
  return Array.from({ length: weeks }, (_, week) => daysFrom(shifted(start, week * 7), 7));
}
