import { sameJson } from '#lib/studio/draft/overlay-edit.ts';
import type { EntityViewDefaults, Rule } from '#schemas/types/definition.ts';

interface Parts {
  'x-view'?: EntityViewDefaults;
  'x-rule'?: Rule[];
}
export interface PartChange {
  readonly kind: 'page' | 'rule';
  /** The key of a layout, the uid of a rule. */
  readonly part: string;
}

/** Layouts and rules that a draft changes, one entry each; their order counts as one. */
export function partChanges(before: Parts, after: Parts): PartChange[] {
  return [
    ...listChanges(before['x-view']?.layouts, after['x-view']?.layouts, (one) => one.key).map((part) => ({ kind: 'page' as const, part })),
    ...listChanges(before['x-rule'], after['x-rule'], (one) => one.uid).map((part) => ({ kind: 'rule' as const, part })),
  ];
}

function listChanges<Item>(before: readonly Item[] = [], after: readonly Item[] = [], keyOf: (item: Item) => string): string[] {
  const keys = [...new Set([...before, ...after].map(keyOf))];
  const find = (list: readonly Item[], key: string) => list.find((item) => keyOf(item) === key);
  const changed = keys.filter((key) => !sameJson(find(before, key), find(after, key)));
  const moved = changed.length === 0 && !sameJson(before.map(keyOf), after.map(keyOf));
  return moved ? keys.slice(0, 1) : changed;
}

/** "x-view/layouts/0/label" → ":layouts/full/label"; undefined for what is neither a layout nor a rule. */
export function partPlace([keyword, second, third, ...rest]: readonly string[], sent: Parts): string | undefined {
  if (keyword === 'x-view' && second === 'layouts') {
    const key = sent['x-view']?.layouts?.[Number(third)]?.key;
    return key === undefined ? undefined : [`:layouts/${key}`, ...rest].join('/');
  }
  if (keyword !== 'x-rule') return undefined;
  const uid = sent['x-rule']?.[Number(second)]?.uid;
  return uid === undefined ? undefined : [`:rules/${uid}`, ...(third ? [third] : []), ...rest].join('/');
}
