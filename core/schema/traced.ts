import { escapePointer } from '#core/kit/escape-pointer.ts';

/**
 * JSON of which every leaf remembers the layer that said it. An empty object or list is a leaf too,
 * so that nothing is without an origin.
 */
export type Traced = TracedLeaf | TracedList | TracedObject;

export interface TracedLeaf {
  readonly kind: 'leaf';
  readonly value: unknown;
  readonly layer: string;
}

export interface TracedList {
  readonly kind: 'list';
  readonly items: readonly Traced[];
  /** Of the list itself, for when it is empty. */
  readonly layer: string;
}

export interface TracedObject {
  readonly kind: 'object';
  readonly members: ReadonlyMap<string, Traced>;
  readonly layer: string;
}

export function trace(value: unknown, layer: string): Traced {
  if (Array.isArray(value)) return { kind: 'list', items: value.map((item) => trace(item, layer)), layer };
  if (typeof value !== 'object' || value === null) return { kind: 'leaf', value, layer };
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return { kind: 'object', members: new Map(members.map(([key, member]) => [key, trace(member, layer)])), layer };
}

export function untrace(node: Traced): unknown {
  if (node.kind === 'leaf') return node.value;
  if (node.kind === 'list') return node.items.map(untrace);
  return Object.fromEntries([...node.members].map(([key, member]) => [key, untrace(member)]));
}

/** The layer of each leaf by its JSON pointer. */
export function origins(node: Traced, pointer = ''): [pointer: string, layer: string][] {
  const inner =
    node.kind === 'list'
      ? node.items.flatMap((item, i) => origins(item, `${pointer}/${i}`))
      : node.kind === 'object'
        ? [...node.members].flatMap(([key, member]) => origins(member, `${pointer}/${escapePointer(key)}`))
        : [];
  return inner.length > 0 ? inner : [[pointer, node.layer]];
}

/** A member of a traced object as plain JSON. */
export function memberOf(node: Traced, key: string): unknown {
  const member = node.kind === 'object' ? node.members.get(key) : undefined;
  return member && untrace(member);
}

export function isSame(a: Traced, b: Traced): boolean {
  return canonical(untrace(a)) === canonical(untrace(b));
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
