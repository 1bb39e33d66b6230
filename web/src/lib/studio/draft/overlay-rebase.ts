import type { Overlay } from '#lib/studio/draft/overlay.ts';
import { sameJson } from '#lib/studio/draft/overlay-edit.ts';

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

interface Versions {
  origin: unknown;
  mine: unknown;
  theirs: unknown;
}

/** Does what a draft did since `origin` again, on what somebody else stored meanwhile. Where both changed the same, the draft counts. */
export function rebaseOverlay(origin: Overlay, mine: Overlay, theirs: Overlay): Overlay {
  return merge({ origin, mine, theirs }) as Overlay;
}

function merge({ origin, mine, theirs }: Versions): unknown {
  if (sameJson(mine, origin)) return theirs;
  if (sameJson(theirs, origin) || sameJson(mine, theirs)) return mine;
  if (isObject(mine) && isObject(theirs)) return mergeObjects(isObject(origin) ? origin : {}, mine, theirs);
  if (Array.isArray(mine) && Array.isArray(theirs)) return mergeLists(Array.isArray(origin) ? origin : [], mine, theirs);
  return mine === undefined ? theirs : mine;
}

function mergeObjects(origin: Json, mine: Json, theirs: Json): Json {
  const keys = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])];
  const members = keys.map((key) => [key, merge({ origin: origin[key], mine: mine[key], theirs: theirs[key] })] as const);
  return Object.fromEntries(members.filter(([, value]) => value !== undefined));
}

/** Options by uid, sections by key, names as themselves. */
function keyOf(item: unknown): unknown {
  return isObject(item) ? (item.uid ?? item.key ?? JSON.stringify(item)) : item;
}

/** The draft's order; what they added comes last, what they took away goes unless the draft changed it. */
function mergeLists(origin: unknown[], mine: unknown[], theirs: unknown[]): unknown[] {
  const find = (list: unknown[], key: unknown) => list.find((item) => keyOf(item) === key);
  const kept = mine.flatMap((item) => {
    const key = keyOf(item);
    const before = find(origin, key);
    const other = find(theirs, key);
    if (other === undefined) return before !== undefined && sameJson(before, item) ? [] : [item];
    return [merge({ origin: before, mine: item, theirs: other })];
  });
  const added = theirs.filter((item) => find(mine, keyOf(item)) === undefined && find(origin, keyOf(item)) === undefined);
  return [...kept, ...added];
}
