import type { Caller } from '#core/contract/caller.ts';
import { AppError } from '#core/errors.ts';
import { dateTime } from '#core/fields/date-time/date-time.ts';
import { readIsoDay } from '#core/fields/reading/calendar.ts';
import { isUuid } from '#core/kit/uuid7.ts';
import { addToDay, startOfDay } from '#core/kit/zoned-day.ts';
import type { TimelineKind } from '#schemas/types/api.ts';

const KINDS: readonly TimelineKind[] = ['story', 'todo', 'event', 'change'];

/** As it stands in the address; lists are separated by commas. */
export interface TimelineQuery {
  readonly kinds?: string;
  readonly author?: string;
  readonly department?: string;
  readonly channel?: string;
  /** A day, in the reader's time zone, or a moment. */
  readonly from?: string;
  /** A day, which still belongs to it, or a moment. */
  readonly to?: string;
}

/** What is wanted of a timeline. What is absent is not asked for. */
export interface AskedTimeline {
  /** In the order of KINDS. */
  readonly kinds: ReadonlySet<TimelineKind>;
  readonly author?: readonly string[];
  readonly department?: readonly string[];
  readonly channel?: readonly string[];
  /** ISO 8601; not before it. */
  readonly from?: string;
  /** ISO 8601; before it. */
  readonly to?: string;
}

const MAX_LIST = 100;

/** Checks the filters of a timeline. Throws QUERY_INVALID with the place of what is wrong. */
export function askedTimeline(query: TimelineQuery, { user }: Caller): AskedTimeline {
  const author = listOf('author', query.author, isUuid);
  const department = listOf('department', query.department, isUuid);
  const channel = listOf('channel', query.channel, () => true);
  return {
    kinds: kindsOf(query.kinds),
    ...(author && { author }),
    ...(department && { department }),
    ...(channel && { channel }),
    ...(query.from && { from: momentOf('from', query.from, (day) => startOfDay(day, user.timeZone)) }),
    ...(query.to && { to: momentOf('to', query.to, (day) => startOfDay(addToDay(day, 1, 'd'), user.timeZone)) }),
  };
}

function kindsOf(text: string | undefined): ReadonlySet<TimelineKind> {
  const named = listOf('kinds', text, (kind) => KINDS.some((known) => known === kind));
  return new Set(named ? KINDS.filter((kind) => named.includes(kind)) : KINDS);
}

function listOf(path: string, text: string | undefined, isRight: (item: string) => boolean): string[] | undefined {
  if (!text) return undefined;
  const items = [...new Set(text.split(',').map((item) => item.trim()))];
  if (items.length > MAX_LIST) throw invalid(path, 'filter.list', { limit: MAX_LIST });
  const wrong = items.find((item) => !isRight(item));
  if (wrong !== undefined) throw invalid(path, path === 'kinds' ? 'enum' : 'operand.id');
  return items;
}

const DEFINITION = { 'x-uid': 'moment', 'x-type': 'date_time', 'x-label': {} } as const;

function momentOf(path: string, text: string, begin: (day: string) => Date): string {
  if (!readIsoDay(text)) {
    const parsed = dateTime.operand(text, DEFINITION);
    if ('reason' in parsed) throw invalid(path, parsed.reason);
    return String(parsed.value);
  }
  const moment = begin(text).toISOString();
  // The first and the last day there is begin or end where the database knows no year.
  if (!/^\d{4}-/.test(moment) || moment.startsWith('0000')) throw invalid(path, 'date.impossible');
  return moment;
}

export function invalid(path: string, code: string, params?: Readonly<Record<string, unknown>>): AppError {
  return new AppError('QUERY_INVALID', { places: [{ path, code, ...(params && { params }) }] });
}
