import { type Leaf, steps } from '#lib/studio/leaves/differences.ts';

export type LeafEffect = 'added' | 'removed' | 'retired' | 'restored' | 'changed';

/** The leaves that are about one field, or about the entity itself. */
export interface LeafGroup {
  /** Undefined: the entity itself. */
  readonly field: string | undefined;
  readonly effect: LeafEffect;
  /** Those that say something to people. */
  readonly told: readonly Leaf[];
  readonly all: readonly Leaf[];
}

/** What the engine writes for itself. */
const silent = new Set([
  'x-uid',
  'uid',
  '$schema',
  '$id',
  'title',
  'type',
  'format',
  'anyOf',
  'items',
  'enum',
  'properties',
  'additionalProperties',
  'minItems',
  'x-extends',
]);
const silentHead = new Set(['uid', 'name', 'version', 'features']);

export function leafGroups(leaves: readonly Leaf[]): LeafGroup[] {
  const byField = new Map<string | undefined, Leaf[]>();
  for (const leaf of leaves) {
    const [list, name] = steps(leaf.path);
    const field = list === 'properties' ? name : undefined;
    byField.set(field, [...(byField.get(field) ?? []), leaf]);
  }
  return [...byField].map(([field, all]) => ({
    field,
    effect: effectOf(field, all),
    told: all.filter((leaf) => isTold(leaf, field)),
    all,
  }));
}

function effectOf(field: string | undefined, leaves: readonly Leaf[]): LeafEffect {
  const at = (place: string) => leaves.find((leaf) => within(leaf, field).join('/') === place);
  const uid = at(field === undefined ? 'x-entity/uid' : 'x-uid');
  if (uid) return uid.before === undefined ? 'added' : 'removed';
  const life = at('x-lifecycle/state');
  if (life) return life.after === 'retired' ? 'retired' : 'restored';
  return 'changed';
}

/** The steps of a leaf within what it is about. */
function within(leaf: Leaf, field: string | undefined): string[] {
  return steps(leaf.path).slice(field === undefined ? 0 : 2);
}

function isTold(leaf: Leaf, field: string | undefined): boolean {
  const tokens = within(leaf, field);
  const [first = '', second = ''] = tokens;
  if (first === 'x-entity') return !silentHead.has(second);
  return !silent.has(first) && !['uid', 'key'].includes(tokens.at(-1) ?? '') && first !== 'x-lifecycle';
}
