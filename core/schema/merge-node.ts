import Big from 'big.js';
import { escapePointer } from '#core/kit/escape-pointer.ts';
import type { MergeRule, UnionRule } from '#core/schema/merge-policy.ts';
import { isSame, memberOf, type Traced, untrace } from '#core/schema/traced.ts';

export type ConflictCode =
  | 'merge.owner'
  | 'merge.locked'
  | 'merge.wider'
  | 'merge.twice'
  | 'merge.fieldUnknown'
  | 'merge.fieldName'
  | 'merge.entityUnknown'
  | 'merge.entityTwice';

/** Where an upper layer meets a lower one, and whom to tell what could not be taken over. */
export interface MergePlace {
  readonly layer: string;
  readonly pointer: string;
  /** Keywords that a layer below has locked. */
  readonly locks: ReadonlySet<string>;
  refuse(code: ConflictCode, pointer: string): void;
}

const none: ReadonlySet<string> = new Set();

/** The lower node changed by the upper one as the rule allows; what it does not allow is refused and leaves the lower one as it is. */
// biome-ignore lint/complexity/useMaxParams: lower, upper, by which rule, where: the four sides of every merge.
export function mergeNode(lower: Traced | undefined, upper: Traced, rule: MergeRule, place: MergePlace): Traced | undefined {
  if (rule.strategy === 'members') return mergeMembers(lower, upper, rule, place);
  if (rule.strategy === 'union') return mergeUnion(lower, upper, rule, place);
  if (lower && isSame(lower, upper)) return lower;
  if (rule.strategy === 'derived' || rule.strategy === 'fields') return lower;
  if (rule.strategy === 'add') return addAll(lower, upper);
  if (rule.strategy === 'replace' || (lower === undefined && rule.strategy !== 'owner')) return upper;
  if (lower !== undefined && isStricter(untrace(lower), untrace(upper), rule)) return upper;
  place.refuse(rule.strategy === 'owner' || rule.strategy === 'first' ? 'merge.owner' : 'merge.wider', place.pointer);
  return lower;
}

function isStricter(lower: unknown, upper: unknown, rule: MergeRule): boolean {
  if (rule.strategy === 'on') return upper === true;
  if (rule.strategy === 'order') return rule.values.indexOf(String(upper)) > rule.values.indexOf(String(lower));
  if (rule.strategy === 'raise') return new Big(String(upper)).gt(String(lower));
  return rule.strategy === 'lower' && new Big(String(upper)).lt(String(lower));
}

// biome-ignore lint/complexity/useMaxParams: lower, upper, by which rule, where: the four sides of every merge.
function mergeMembers(
  lower: Traced | undefined,
  upper: Traced,
  rule: Extract<MergeRule, { strategy: 'members' }>,
  place: MergePlace,
): Traced | undefined {
  if (upper.kind !== 'object') return lower;
  const members = new Map(lower?.kind === 'object' ? lower.members : []);
  for (const [key, node] of upper.members) {
    const own = rule.of?.[key] ?? rule.else;
    const at = {
      ...place,
      pointer: `${place.pointer}/${escapePointer(key)}`,
      // Locks are about the keywords of a field, not about what is inside them; a list decides item by item.
      locks: own.strategy === 'union' ? place.locks : none,
    };
    const before = members.get(key);
    if (isLocked(key, own, place.locks) && !(before && isSame(before, node))) {
      place.refuse('merge.locked', at.pointer);
      continue;
    }
    const merged = mergeNode(before, node, own, at);
    if (merged) members.set(key, merged);
  }
  return { kind: 'object', members, layer: lower?.layer ?? upper.layer };
}

/** A list that has a rule for being locked decides item by item. */
function isLocked(key: string, rule: MergeRule, locks: ReadonlySet<string>): boolean {
  if (rule.strategy === 'union' && rule.locked) return false;
  return hasLock(key, locks);
}

function hasLock(key: string, locks: ReadonlySet<string>): boolean {
  const name = key.replace(/^x-/, '');
  return locks.has(name) || (locks.has('all') && name !== 'label' && name !== 'help');
}

function addAll(lower: Traced | undefined, upper: Traced): Traced | undefined {
  if (upper.kind !== 'list') return lower;
  const items = lower?.kind === 'list' ? lower.items : [];
  const added = upper.items.filter((item, i) => ![...items, ...upper.items.slice(0, i)].some((other) => isSame(other, item)));
  return { kind: 'list', items: [...items, ...added], layer: lower?.layer ?? upper.layer };
}

// biome-ignore lint/complexity/useMaxParams: lower, upper, by which rule, where: the four sides of every merge.
function mergeUnion(lower: Traced | undefined, upper: Traced, rule: UnionRule, place: MergePlace): Traced | undefined {
  if (upper.kind !== 'list' || (rule.admin === 'replace' && place.layer === 'admin')) return upper;
  const below = lower?.kind === 'list' ? lower.items : [];
  const locked = rule.locked !== undefined && hasLock(place.pointer.split('/').at(-1) ?? '', place.locks);
  const merged = upper.items.flatMap((item, i) => {
    const at = { ...place, pointer: `${place.pointer}/${i}` };
    const earlier = upper.items.slice(0, i);
    const same = below.find((other) => hasSame(other, item, rule.key));
    if (earlier.some((other) => hasSame(other, item, rule.key)) || (!same && isTaken(item, [...below, ...earlier], rule))) {
      place.refuse('merge.twice', at.pointer);
      return [];
    }
    if (!same && locked) {
      place.refuse('merge.locked', at.pointer);
      return [];
    }
    const result = same ? mergeNode(same, item, (locked ? rule.locked : undefined) ?? rule.item, { ...at, locks: none }) : item;
    return result ? [result] : [];
  });
  return { kind: 'list', items: inOrder(below, merged, { key: rule.key, locked }), layer: lower?.layer ?? upper.layer };
}

function isTaken(item: Traced, others: readonly Traced[], { distinct }: UnionRule): boolean {
  return distinct !== undefined && others.some((other) => hasSame(other, item, distinct));
}

function hasSame(a: Traced, b: Traced, key: string): boolean {
  return memberOf(a, key) !== undefined && memberOf(a, key) === memberOf(b, key);
}

/** The upper order counts; what only stands below keeps its place after its neighbour. A locked list keeps the lower order. */
function inOrder(
  below: readonly Traced[],
  merged: readonly Traced[],
  { key, locked }: { key: string; locked: boolean },
): readonly Traced[] {
  const keyOf = (node: Traced) => memberOf(node, key);
  if (locked) return below.map((node) => merged.find((other) => keyOf(other) === keyOf(node)) ?? node);
  const result = [...merged];
  below.forEach((node, i) => {
    if (result.some((other) => keyOf(other) === keyOf(node))) return;
    const neighbour = below[i - 1];
    result.splice(neighbour ? result.findIndex((other) => keyOf(other) === keyOf(neighbour)) + 1 : 0, 0, node);
  });
  return result;
}
