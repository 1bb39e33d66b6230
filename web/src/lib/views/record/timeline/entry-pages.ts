import type { TimelineEntry } from '#schemas/types/api.ts';

export interface Page {
  entries: readonly TimelineEntry[];
  next: string | null;
}

/** One page after the other; what stands in both stands there once. */
export function addPage(before: Page, page: Page): Page {
  const known = new Set(before.entries.map((entry) => entry.key));
  return { entries: [...before.entries, ...page.entries.filter((entry) => !known.has(entry.key))], next: page.next };
}

/**
 * The first page, read again, in place of what it covers: what was read after it stays. Where nothing is known to follow
 * it any more, because so much is new, the rest is read again when somebody scrolls there.
 */
export function renewFirst(before: Page, first: Page): Page {
  const last = first.entries.at(-1);
  if (!last || first.next === null) return first;
  const at = before.entries.findIndex((entry) => entry.key === last.key);
  if (at < 0) return first;
  const known = new Set(first.entries.map((entry) => entry.key));
  const rest = before.entries.slice(at + 1).filter((entry) => !known.has(entry.key));
  return { entries: [...first.entries, ...rest], next: rest.length > 0 ? before.next : first.next };
}

/** Entries in their order under the month in which they stand, 'YYYY-MM'. */
export function byMonth(entries: readonly TimelineEntry[], monthOf: (at: string) => string): { month: string; entries: TimelineEntry[] }[] {
  const groups: { month: string; entries: TimelineEntry[] }[] = [];
  for (const entry of entries) {
    const month = monthOf(entry.at);
    const last = groups.at(-1);
    if (last?.month === month) last.entries.push(entry);
    else groups.push({ month, entries: [entry] });
  }
  return groups;
}
