import { daysBetween, shifted } from '#lib/i18n/days.ts';
import type { CalendarEntry } from '#lib/views/calendar/calendar-entries.ts';

export interface KeyedCalendar {
  carried: () => { entry: CalendarEntry; to: string } | undefined;
  canMove: boolean;
  /** The days of the row that a day stands in. */
  rowOf: (day: string) => readonly string[];
  entryOf: (card: HTMLElement) => CalendarEntry | undefined;
  /** The day one page on or back. */
  paged: (day: string, pages: number) => string;
  focusDay: (day: string) => void;
  /** Enter on a day. */
  openDay: (day: string) => void;
  pick: (entry: CalendarEntry) => void;
  over: (day: string) => void;
  drop: () => void;
  cancel: () => void;
}

const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const pages: Record<string, number> = { PageUp: -1, PageDown: 1 };

/** On a day the arrows go to others and Enter adds a record; on a record Space picks it up, the arrows carry it, Space drops it. */
export function calendarKey(event: KeyboardEvent, calendar: KeyedCalendar): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (!pressed(event, calendar)) return;
  event.preventDefault();
  event.stopPropagation();
}

function pressed(event: KeyboardEvent, calendar: KeyedCalendar): boolean {
  if (calendar.carried()) return carriedKey(event.key, calendar);
  const target = event.target instanceof HTMLElement ? event.target : undefined;
  if (target?.dataset.card !== undefined) return cardKey(event.key, target, calendar);
  return target?.dataset.day !== undefined && dayKey(event.key, target.dataset.day, calendar);
}

function nextDay(key: string, day: string, calendar: KeyedCalendar): string | undefined {
  const step = steps[key];
  if (step !== undefined) return shifted(day, step);
  const page = pages[key];
  if (page !== undefined) return calendar.paged(day, page);
  const row = calendar.rowOf(day);
  if (key === 'Home') return row[0];
  return key === 'End' ? row.at(-1) : undefined;
}

function dayKey(key: string, day: string, calendar: KeyedCalendar): boolean {
  const next = nextDay(key, day, calendar);
  if (next !== undefined) calendar.focusDay(next);
  else if (key === 'Enter' || key === ' ') calendar.openDay(day);
  else return false;
  return true;
}

function cardKey(key: string, card: HTMLElement, calendar: KeyedCalendar): boolean {
  const entry = calendar.entryOf(card);
  if (!entry) return false;
  if (key === ' ') {
    if (calendar.canMove) calendar.pick(entry);
    return true;
  }
  if (key === 'Escape') {
    calendar.focusDay(entry.day);
    return true;
  }
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return false;
  const around = card.closest('[data-calendar]')?.querySelectorAll<HTMLElement>('[data-card]') ?? [];
  const cards = [...around].filter((one) => one.closest('[role="grid"]') === card.closest('[role="grid"]'));
  cards[cards.indexOf(card) + step]?.focus();
  return true;
}

function carriedKey(key: string, calendar: KeyedCalendar): boolean {
  const held = calendar.carried();
  if (!held) return false;
  const next = nextDay(key, held.to, calendar);
  if (next !== undefined) {
    if (daysBetween(held.to, next) !== 0) calendar.over(next);
  } else if (key === ' ' || key === 'Enter') calendar.drop();
  else if (key === 'Escape' || key === 'Tab') calendar.cancel();
  return true;
}
