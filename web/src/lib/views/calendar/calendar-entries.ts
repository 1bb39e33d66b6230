import type { FieldValues } from '#lib/api/records-api.ts';
import { fieldKind } from '#lib/fields/field-types.ts';
import { daysBetween, shifted } from '#lib/i18n/days.ts';
import { i18n } from '#lib/i18n/i18n.svelte.ts';
import type { Color } from '#lib/ui/Badge.svelte';
import type { CalendarFields } from '#lib/views/calendar/calendar-fields.ts';
import type { CalendarRange } from '#lib/views/calendar/calendar-range.ts';
import type { FieldView, StoredRecord } from '#schemas/types/api.ts';

/** A record on one of its days. */
export interface CalendarEntry {
  record: StoredRecord;
  day: string;
  /** When it begins, on its first day. */
  hour: string | undefined;
  /** When it ends, on its last day. */
  endHour: string | undefined;
  /** It began on an earlier day. */
  continues: boolean;
  /** It goes on the next day. */
  goesOn: boolean;
}

interface Span {
  from: string;
  hour: string | undefined;
  to: string;
  endHour: string | undefined;
}

/** From when to when a record goes; undefined when it has no day. */
function spanOf(record: StoredRecord, { at, until }: CalendarFields): Span | undefined {
  const kind = fieldKind(at);
  const value = record[at.name];
  const from = kind.day?.(value);
  if (from === undefined) return undefined;
  const hour = kind.hour?.(value);
  const end = endOf(record, value, { at, until });
  if (end === undefined || daysBetween(from, end.day) < 0) return { from, hour, to: from, endHour: undefined };
  // What ends at midnight ends the day before.
  const to = end.hour === '00:00' && end.day !== from ? shifted(end.day, -1) : end.day;
  return { from, hour, to, endHour: end.hour };
}

function endOf(
  record: StoredRecord,
  begin: unknown,
  { at, until }: Pick<CalendarFields, 'at' | 'until'>,
): { day: string; hour: string | undefined } | undefined {
  if (!until) return undefined;
  const kind = fieldKind(until);
  const value = record[until.name];
  const seconds = kind.seconds?.(value);
  if (seconds === undefined && kind.seconds) return undefined;
  const end = seconds === undefined ? value : new Date(Date.parse(String(begin)) + seconds * 1000).toISOString();
  const day = fieldKind(at).day?.(end);
  return day === undefined ? undefined : { day, hour: fieldKind(at).hour?.(end) };
}

/** The records of each day: those that began earlier first, then those without an hour, then by the hour. */
export function entriesByDay(
  records: readonly StoredRecord[],
  fields: CalendarFields,
  { first, end }: Pick<CalendarRange, 'first' | 'end'>,
): ReadonlyMap<string, readonly CalendarEntry[]> {
  const days = new Map<string, CalendarEntry[]>();
  for (const record of records) {
    const span = spanOf(record, fields);
    if (!span) continue;
    const from = daysBetween(first, span.from) < 0 ? first : span.from;
    const to = daysBetween(span.to, end) <= 0 ? shifted(end, -1) : span.to;
    for (let day = from; daysBetween(day, to) >= 0; day = shifted(day, 1)) {
      const entry: CalendarEntry = {
        record,
        day,
        hour: day === span.from ? span.hour : undefined,
        endHour: day === span.to ? span.endHour : undefined,
        continues: day !== span.from,
        goesOn: day !== span.to,
      };
      days.set(day, [...(days.get(day) ?? []), entry]);
    }
  }
  const key = ({ continues, hour }: CalendarEntry) => (continues ? '' : `1${hour ?? ''}`);
  for (const entries of days.values()) entries.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
  return days;
}

/** The first day of a record. */
export function dayOfRecord(record: StoredRecord, { at }: Pick<CalendarFields, 'at'>): string | null {
  return fieldKind(at).day?.(record[at.name]) ?? null;
}

/** What to write so that a record begins on another day, at the same hour and for as long. */
export function valuesOn(record: StoredRecord, fields: Pick<CalendarFields, 'at' | 'until'>, day: string): FieldValues {
  const { at, until } = fields;
  const from = dayOfRecord(record, fields);
  const days = from === null ? 0 : daysBetween(from, day);
  const ends = until && fieldKind(until).onDay && fieldKind(until).day?.(record[until.name]) !== undefined ? until : undefined;
  const moved = (value: unknown, field: typeof at) => {
    const { day: dayOf, onDay } = fieldKind(field);
    const before = dayOf?.(value);
    return days === 0 || before === undefined ? value : onDay?.(shifted(before, days), value);
  };
  return {
    [at.name]: from === null ? fieldKind(at).onDay?.(day) : moved(record[at.name], at),
    ...(ends && { [ends.name]: moved(record[ends.name], ends) }),
  };
}

/** The colour of the choice that gives it one; all have the same where none does. */
export function entryColor(record: StoredRecord, colored: FieldView | undefined): Color {
  if (!colored) return 'teal';
  return colored.options?.find((option) => option.value === record[colored.name])?.color ?? 'gray';
}

/** "09:00–10:30", as the person's country writes it. */
export function hoursOf({ hour, endHour, continues }: CalendarEntry): string {
  const written = (clock: string) => i18n.formats.time(clock);
  if (continues) return endHour && endHour !== '00:00' ? `– ${written(endHour)}` : '';
  if (hour === undefined) return '';
  return endHour !== undefined && endHour !== hour ? `${written(hour)}–${written(endHour)}` : written(hour);
}
