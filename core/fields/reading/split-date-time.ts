export interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

export interface DateAndTime {
  readonly date: string;
  readonly clock?: Clock;
  /** 'Z', '+01:00' … when the text says its distance from UTC. */
  readonly offset?: string;
}

/** Nothing longer is a date; it also keeps the pattern from labouring over a novel. */
const longest = 60;
const tail =
  /^(.+?)(?:\s*T\s*|,?\s+|\s+(?:as|a las|at)\s+)(\d{1,2})(?::|h)(\d{2})?(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([ap]\.?\s?m\.?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i;

/** Separates '24/11/2026 10:30' into its date and its time of day; undefined when the time of day cannot be. */
export function splitDateTime(text: string): DateAndTime | undefined {
  if (text.length > longest) return { date: text };
  const match = tail.exec(text.trim());
  if (!match) return { date: text.trim() };
  const [, date = '', hours = '', minutes = '0', seconds = '0', fraction = '0', half, offset] = match;
  const hour = half === undefined ? Number(hours) : twelveHours(Number(hours), half);
  const clock = { hour, minute: Number(minutes), second: Number(seconds), millisecond: Number(fraction.padEnd(3, '0').slice(0, 3)) };
  if (hour > 23 || clock.minute > 59 || clock.second > 59) return undefined;
  return offset === undefined ? { date, clock } : { date, clock, offset: /^(?:Z|UTC)$/i.test(offset) ? 'Z' : offset };
}

function twelveHours(hour: number, half: string): number {
  if (hour < 1 || hour > 12) return 99;
  return (hour % 12) + (/^p/i.test(half) ? 12 : 0);
}
