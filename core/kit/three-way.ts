import { isDeepStrictEqual } from 'node:util';
import { escapePointer } from '#core/kit/escape-pointer.ts';

/** A place that two parties changed differently. */
export interface Overlap {
  /** JSON pointer; items of a list that have a uid or a key are named by it. */
  readonly path: string;
  readonly now: unknown;
  readonly from: unknown;
  readonly to: unknown;
}

interface Sides {
  readonly now: unknown;
  readonly from: unknown;
  readonly to: unknown;
}

/**
 * `now` with the step from `from` to `to` taken as well, member by member: JSON that one party changed from `from` to `now` and
 * another from `from` to `to`. Where both changed the same leaf differently, `now` stays and the place is among the overlaps.
 */
export function threeWay(sides: Sides): { readonly merged: unknown; readonly overlaps: readonly Overlap[] } {
  const overlaps: Overlap[] = [];
  return { merged: merge(sides, '', overlaps), overlaps };
}

function merge(sides: Sides, path: string, overlaps: Overlap[]): unknown {
  const { now, from, to } = sides;
  if (isDeepStrictEqual(from, to) || isDeepStrictEqual(now, to)) return now;
  if (isDeepStrictEqual(now, from)) return to;
  const present = [now, from, to].filter((side) => side !== undefined);
  const of = (side: unknown) => (side ?? {}) as Readonly<Record<string, unknown>>;
  if (present.length > 1 && present.every(isObject)) {
    const merged = mergeMembers({ now: of(now), from: of(from), to: of(to) }, path, overlaps);
    return to === undefined && Object.keys(merged).length === 0 ? undefined : merged;
  }
  if (present.length > 1 && present.every(isKeyedList)) {
    const merged = mergeMembers({ now: keyed(now), from: keyed(from), to: keyed(to) }, path, overlaps);
    return Object.values(merged);
  }
  overlaps.push({ path, now, from, to });
  return now;
}

interface Members {
  readonly now: Readonly<Record<string, unknown>>;
  readonly from: Readonly<Record<string, unknown>>;
  readonly to: Readonly<Record<string, unknown>>;
}

function mergeMembers({ now, from, to }: Members, path: string, overlaps: Overlap[]): Record<string, unknown> {
  const keys = [...new Set([...Object.keys(now), ...Object.keys(to), ...Object.keys(from)])];
  const merged = keys.map((key) => [
    key,
    merge({ now: now[key], from: from[key], to: to[key] }, `${path}/${escapePointer(key)}`, overlaps),
  ]);
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined));
}

/** Where two JSON values differ, leaf by leaf. */
export function differences(before: unknown, after: unknown, path = ''): { path: string; before: unknown; after: unknown }[] {
  if (isDeepStrictEqual(before, after)) return [];
  const sides = [before, after].filter((side) => side !== undefined);
  const members = sides.every(isObject)
    ? [before ?? {}, after ?? {}]
    : sides.every(isKeyedList)
      ? [keyed(before), keyed(after)]
      : undefined;
  if (!members) return [{ path, before, after }];
  const [old = {}, now = {}] = members as Record<string, unknown>[];
  const found = [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((key) =>
    differences(old[key], now[key], `${path}/${escapePointer(key)}`),
  );
  // Only the order of a list differs.
  return found.length > 0 ? found : [{ path, before, after }];
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function keyOf(item: unknown): string | undefined {
  const { uid, key } = (item ?? {}) as { uid?: unknown; key?: unknown };
  const name = uid ?? key;
  return typeof name === 'string' ? name : undefined;
}

function isKeyedList(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => keyOf(item) !== undefined);
}

function keyed(list: unknown): Record<string, unknown> {
  return Object.fromEntries(((list ?? []) as unknown[]).map((item) => [keyOf(item) as string, item]));
}
