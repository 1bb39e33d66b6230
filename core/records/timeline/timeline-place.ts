/** Where a page of a timeline ended: the time of its last entry in milliseconds, and the entry's id. */
export interface TimelinePlace {
  readonly ms: number;
  readonly id: string;
}

const DIGITS = 12;
const LAST = 2 ** 48 - 1;

/** The smallest id that could have been made at a moment, UUIDv7 beginning with their time. */
export function firstIdAt(ms: number): string {
  const time = Math.min(Math.max(Math.trunc(ms), 0), LAST)
    .toString(16)
    .padStart(DIGITS, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`;
}

/**
 * The audit trail is ordered by its ids alone, which begin with their time. So everything beyond a place in the timeline, which may be
 * that of another entity's record, is everything beyond one id.
 */
export function trailBound({ ms, id }: TimelinePlace): string {
  const made = Number.parseInt(id.replaceAll('-', '').slice(0, DIGITS), 16);
  if (made === ms) return id;
  return firstIdAt(made > ms ? ms + 1 : ms);
}
