import { CalendarDateTime, toZoned } from '@internationalized/date';

export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** Reads a date as people type it, by their country's order; the other order only where theirs is impossible. */
export function parseDate(text: string, order: DateOrder, today: Date = new Date()): string | undefined {
  const parts = partsOf(text.trim(), order);
  if (!parts) return undefined;
  const [a, b, c] = parts;
  if (a === undefined || b === undefined) return undefined;
  // A four-digit number in front can only be a year.
  if (a.length === 4) return isoDate(a, b, c);
  const year = c ?? String(today.getFullYear());
  const orders: DateOrder[] = order === 'ymd' ? ['ymd', 'dmy'] : [order, order === 'dmy' ? 'mdy' : 'dmy'];
  for (const each of orders) {
    const found = each === 'ymd' ? isoDate(a, b, c) : each === 'dmy' ? isoDate(year, b, a) : isoDate(year, a, b);
    if (found) return found;
  }
  return undefined;
}

function partsOf(text: string, order: DateOrder): string[] | undefined {
  if (/^\d{8}$/.test(text)) {
    const cut = order === 'ymd' ? [4, 6] : [2, 4];
    return [text.slice(0, cut[0]), text.slice(cut[0], cut[1]), text.slice(cut[1])];
  }
  const match = /^(\d{1,4})[/.\- ](\d{1,2})(?:[/.\- ](\d{1,4}))?[/.]?$/.exec(text);
  return match ? match.slice(1).filter((part) => part !== undefined) : undefined;
}

function isoDate(year: string, month: string, day: string | undefined): string | undefined {
  if (day === undefined || year.length === 3 || year.length === 1 || day.length > 2) return undefined;
  const full = year.length === 2 ? (Number(year) < 70 ? 2000 : 1900) + Number(year) : Number(year);
  const date = new Date(Date.UTC(full, Number(month) - 1, Number(day)));
  const real = full >= 1000 && date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return real ? date.toISOString().slice(0, 10) : undefined;
}

/** "9:30", "9h30", "0930", "9.30 pm" → "09:30"; with seconds only where some are given. */
export function parseTime(text: string): string | undefined {
  const [, hours, minutes = '00', seconds = '00', half] =
    /^(\d{1,2})(?:[:h.]?(\d{2})(?::(\d{2}))?)?\s*h?\s*(?:([ap])\.?\s?m\.?)?$/i.exec(text.trim()) ?? [];
  if (hours === undefined) return undefined;
  const late = half?.toLowerCase() === 'p' && Number(hours) < 12 ? 12 : 0;
  const hour = half?.toLowerCase() === 'a' && Number(hours) === 12 ? 0 : Number(hours) + late;
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${minutes}${seconds === '00' ? '' : `:${seconds}`}`;
}

/** A wall-clock date and time in a zone → the instant, in UTC. */
export function instantOf(date: string, time: string, timeZone: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return toZoned(new CalendarDateTime(year, month, day, hour, minute), timeZone).toAbsoluteString();
}
