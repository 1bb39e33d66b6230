import type { Notification } from '#schemas/types/api.ts';

export interface Day {
  /** ISO date in the reader's zone. */
  date: string;
  list: Notification[];
}

/** Days in the order in which they are met, which is that of the list. */
export function byDay(list: readonly Notification[], dayOf: (instant: string) => string): Day[] {
  const days: Day[] = [];
  for (const one of list) {
    const date = dayOf(one.at);
    const last = days.at(-1);
    if (last?.date === date) last.list.push(one);
    else days.push({ date, list: [one] });
  }
  return days;
}
