import { sameJson } from '#lib/studio/draft/overlay-edit.ts';

/** Where two definitions differ; items of a list are named by their uid or key. */
export interface Leaf {
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

type Members = Readonly<Record<string, unknown>>;

/** As `core/kit/three-way.ts` does it, so that a conflict reads like a revision. */
export function differences(before: unknown, after: unknown, path = ''): Leaf[] {
  if (sameJson(before, after)) return [];
  const members = membersOf(before, after);
  if (!members) return [{ path, before, after }];
  const [old, now] = members;
  const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  const found = keys.flatMap((key) => differences(old[key], now[key], `${path}/${escaped(key)}`));
  // Only the order of a list differs.
  return found.length > 0 ? found : [{ path, before, after }];
}

function membersOf(before: unknown, after: unknown): [Members, Members] | undefined {
  const sides = [before, after].filter((side) => side !== undefined);
  if (sides.every(isObject)) return [(before ?? {}) as Members, (after ?? {}) as Members];
  return sides.every(isKeyed) ? [keyed(before), keyed(after)] : undefined;
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
const escaped = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1');

function keyOf(item: unknown): string | undefined {
  const { uid, key } = (item ?? {}) as { uid?: unknown; key?: unknown };
  const name = uid ?? key;
  return typeof name === 'string' ? name : undefined;
}

const isKeyed = (value: unknown): boolean => Array.isArray(value) && value.every((item) => keyOf(item) !== undefined);

function keyed(list: unknown): Members {
  return Object.fromEntries(((list ?? []) as unknown[]).map((item) => [keyOf(item) ?? '', item]));
}

/** The steps of a JSON pointer. */
export function steps(path: string): string[] {
  return path
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}
