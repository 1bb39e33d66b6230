import type { Parsed } from '#core/contract/field-type.ts';

/** Nothing longer is a time of day. */
const longest = 30;
const noon = { am: 0, pm: 12 } as const;

/** A time of day as people write it, "10:30", "10h30", "9h", "10.30", "0930", "2:15 pm" → "10:30", or "10:30:15" where seconds count. */
export function readClock(text: string): Parsed<string> {
  const written = text.length > longest ? '' : text.trim().toLowerCase();
  const match =
    /^(\d{1,2})(?:[:h.]\s?(\d{2})(?:[:m.]\s?(\d{2})(?:[.,]\d{1,9})?)?\s*(?:m|min|s|h)?|\s*h(?:oras?)?)?\s*(?:([ap])\.?\s?m\.?)?$/.exec(
      written,
    ) ?? /^(\d{2})(\d{2})()()$/.exec(written);
  if (!match || !/[:h.m]|^\d{4}$/.test(written)) return { reason: 'time.format' };
  const [, hours, minutes = '00', seconds = '00', half] = match;
  const hour = half === 'a' || half === 'p' ? twelveHours(Number(hours), `${half}m`) : Number(hours);
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return { reason: 'time.impossible' };
  return { value: withoutZeroSeconds(`${String(hour).padStart(2, '0')}:${minutes}:${seconds || '00'}`) };
}

function twelveHours(hour: number, half: keyof typeof noon): number {
  return hour < 1 || hour > 12 ? 99 : (hour % 12) + noon[half];
}

/** "10:30:00" → "10:30". */
export function withoutZeroSeconds(clock: string): string {
  return clock.replace(/^(\d\d:\d\d):00$/, '$1');
}
