import type { CalendarEntry } from '#lib/views/calendar/calendar-entries.ts';

/** The record in the person's hand, and the day it is over. */
export class DayCarry {
  entry: CalendarEntry | undefined = $state.raw();
  by: 'pointer' | 'keys' = $state('pointer');
  /** The day below it. */
  to = $state('');
  /** The upper left corner, while a pointer carries it. */
  x = $state(0);
  y = $state(0);
  width = $state(0);

  pick(entry: CalendarEntry, by: DayCarry['by']): void {
    this.by = by;
    this.to = entry.day;
    this.entry = entry;
  }

  /** Over another day than its own. */
  isOver(day: string): boolean {
    return this.entry !== undefined && this.to === day && this.entry.day !== day;
  }

  /** Which record, and from which of its days it was taken to which; what was in the hand is let go. */
  drop(): { entry: CalendarEntry; to: string } | undefined {
    const { entry, to } = this;
    this.entry = undefined;
    return entry && { entry, to };
  }
}
