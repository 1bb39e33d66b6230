import type { TimelineAsk } from '#lib/api/timeline-api.ts';

/** What a timeline shows; all of it stands in the address. */
export interface TimelineWish {
  kinds: readonly string[];
  author: readonly string[];
  department: readonly string[];
  channel: readonly string[];
  /** Days, or nothing. */
  from: string | undefined;
  to: string | undefined;
  order: 'newest' | 'oldest';
}

const lists = ['kinds', 'author', 'department', 'channel'] as const;
const day = /^\d{4}-\d{2}-\d{2}$/;

const list = (text: string | null) => [...new Set((text ?? '').split(',').filter(Boolean))];

export function readTimelineWish(params: Pick<URLSearchParams, 'get'>): TimelineWish {
  const dayOf = (name: string) => {
    const text = params.get(name);
    return text !== null && day.test(text) ? text : undefined;
  };
  return {
    kinds: list(params.get('kinds')),
    author: list(params.get('author')),
    department: list(params.get('department')),
    channel: list(params.get('channel')),
    from: dayOf('from'),
    to: dayOf('to'),
    order: params.get('order') === 'oldest' ? 'oldest' : 'newest',
  };
}

/** The same address with this wish in it; what is usual is not said. */
export function writeTimelineWish(params: Pick<URLSearchParams, 'toString'>, wish: TimelineWish): URLSearchParams {
  const next = new URLSearchParams(params.toString());
  const put = (name: string, value: string | undefined) => {
    if (value) next.set(name, value);
    else next.delete(name);
  };
  for (const name of lists) put(name, wish[name].join(','));
  put('from', wish.from);
  put('to', wish.to);
  put('order', wish.order === 'oldest' ? 'oldest' : undefined);
  return next;
}

export function isNarrowed(wish: TimelineWish): boolean {
  return lists.some((name) => wish[name].length > 0) || wish.from !== undefined || wish.to !== undefined;
}

/** "me" is written as itself in an address that is passed on, and asked for as whoever reads it. */
export function askOf(wish: TimelineWish, me: string | undefined): TimelineAsk {
  const said = (values: readonly string[]) => (values.length > 0 ? values.join(',') : undefined);
  return {
    kinds: said(wish.kinds),
    author: said(wish.author.flatMap((id) => (id === '$user' ? (me ?? []) : id))),
    department: said(wish.department),
    channel: said(wish.channel),
    from: wish.from,
    to: wish.to,
    order: wish.order,
  };
}
