import { firstOfWeek, shifted } from '#lib/i18n/days.ts';

/** Where something stands on the page, in this order. */
const dayGroups = ['overdue', 'today', 'tomorrow', 'week', 'later', 'undated'] as const;
export type DayGroup = (typeof dayGroups)[number];

const weekDays = 7;
const monday = 1;

/** The group of a day that is `days` away from today; undefined = no day. */
export function groupOfDay(days: number | undefined): DayGroup {
  if (days === undefined) return 'undated';
  if (days < 0) return 'overdue';
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  return days < weekDays ? 'week' : 'later';
}

interface Placed {
  group: DayGroup;
  /** 'YYYY-MM-DD' and 'HH:MM', where there is one. */
  day: string | undefined;
  time: string | undefined;
}

/** Items by group, each in the order of the day: what has no hour comes before what has one. */
export function byGroup<Item extends Placed>(items: readonly Item[]): { group: DayGroup; items: Item[] }[] {
  const key = ({ day = '', time = '' }: Item) => `${day} ${time}`;
  const sorted = [...items].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
  return dayGroups
    .map((group) => ({ group, items: sorted.filter((item) => item.group === group) }))
    .filter((part) => part.items.length > 0);
}

/** The Monday after a day. */
export function nextMonday(day: string): string {
  return shifted(firstOfWeek(day, monday), weekDays);
}
