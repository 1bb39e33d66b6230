import { escapePointer } from '#core/kit/escape-pointer.ts';
import { type ConflictCode, type MergePlace, mergeNode } from '#core/schema/merge-node.ts';
import { entityPolicy, fieldPolicy } from '#core/schema/merge-policy.ts';
import { placeFields } from '#core/schema/place-fields.ts';
import { memberOf, origins, type Traced, type TracedObject, trace, untrace } from '#core/schema/traced.ts';
import type { EntityDefinition, ExtensionDefinition } from '#schemas/types/definition.ts';

/** What one source says: whole entities of its own, and extensions of others'. */
export interface Layer {
  readonly layer: 'core' | 'admin' | `pack:${string}` | `plugin:${string}`;
  readonly entities: readonly EntityDefinition[];
  readonly extensions: readonly ExtensionDefinition[];
}

export interface EffectiveEntity {
  readonly definition: EntityDefinition;
  /** The layer that defined it. */
  readonly layer: string;
  /** Who said each leaf of `definition`, by JSON pointer. */
  readonly provenance: Readonly<Record<string, string>>;
  /** Fields whose section does not exist: shown apart, never dropped. */
  readonly unplaced: readonly string[];
}

/** Something an upper layer says that was not taken over. It stays in that layer, to be reviewed. */
export interface MergeConflict {
  readonly layer: string;
  readonly entity: string;
  /** JSON pointer into that layer's document. */
  readonly path: string;
  /** A row of schemas/text/validation.json. */
  readonly code: ConflictCode;
}

export interface Effective {
  readonly entities: readonly EffectiveEntity[];
  readonly conflicts: readonly MergeConflict[];
}

interface Merging {
  readonly layer: string;
  node: TracedObject;
}

/** The effective definitions: a pure function of the layers in their order, lowest first. */
export function mergeLayers(layers: readonly Layer[]): Effective {
  const merging = new Map<string, Merging>();
  const conflicts: MergeConflict[] = [];
  for (const layer of layers) {
    const refuseIn = (entity: string) => (code: ConflictCode, path: string) => conflicts.push({ layer: layer.layer, entity, path, code });
    for (const entity of layer.entities) {
      const { name } = entity['x-entity'];
      if (merging.has(name)) refuseIn(name)('merge.entityTwice', '');
      else merging.set(name, { layer: layer.layer, node: trace(entity, layer.layer) as TracedObject });
    }
    for (const extension of layer.extensions) {
      const name = extension['x-extends'];
      const below = merging.get(name);
      if (below)
        below.node = extend(below.node, trace(extension, layer.layer) as TracedObject, { layer: layer.layer, refuse: refuseIn(name) });
      else refuseIn(name)('merge.entityUnknown', '');
    }
  }
  return { entities: [...merging.values()].map(finish), conflicts };
}

type Source = Pick<MergePlace, 'layer' | 'refuse'>;

function extend(below: TracedObject, extension: TracedObject, source: Source): TracedObject {
  const { properties, required, ...rest } = Object.fromEntries(extension.members);
  const fields = extendFields(below, properties, source);
  const base: TracedObject = { ...below, members: new Map([...below.members, ['properties', fields]]) };
  const unlocked = required && withoutLocked(required, fields, source);
  const members = new Map(Object.entries(rest).concat(unlocked ? [['required', unlocked]] : []));
  const locks = new Set(below.layer === source.layer ? [] : (memberOf(below, 'x-lock') as string[] | undefined));
  const merged = mergeNode(base, { ...extension, members }, entityPolicy, { ...source, pointer: '', locks });
  return merged as TracedObject;
}

function extendFields(below: TracedObject, properties: Traced | undefined, source: Source): TracedObject {
  const before = below.members.get('properties') as TracedObject;
  const members = new Map(before.members);
  for (const [name, upper] of properties?.kind === 'object' ? properties.members : []) {
    const pointer = `/properties/${escapePointer(name)}`;
    const lower = members.get(name);
    const reason = lower ? undefined : refusalOf(name, upper, { members, layer: source.layer });
    if (reason) {
      source.refuse(reason, pointer);
      continue;
    }
    const locks = new Set(lower && lower.layer !== source.layer ? locksOn(name, { lower, upper, below }) : []);
    const merged = lower ? mergeNode(lower, upper, fieldPolicy, { ...source, pointer, locks }) : upper;
    if (merged) members.set(name, merged);
  }
  return { ...before, members };
}

/** Why this cannot be a new field. Names carry their owner's prefix, so that an upgrade never collides with a customer's. */
function refusalOf(
  name: string,
  upper: Traced,
  { members, layer }: { members: ReadonlyMap<string, Traced>; layer: string },
): ConflictCode | undefined {
  const uid = memberOf(upper, 'x-uid');
  if (uid === undefined || memberOf(upper, 'x-type') === undefined || memberOf(upper, 'x-label') === undefined) return 'merge.fieldUnknown';
  if ([...members.values()].some((other) => memberOf(other, 'x-uid') === uid)) return 'merge.twice';
  if (layer === 'core') return undefined;
  const prefix = layer === 'admin' ? 'x_' : `${layer.slice(layer.indexOf(':') + 1)}_`;
  return name.startsWith(prefix) ? undefined : 'merge.fieldName';
}

function withoutLocked(required: Traced, fields: TracedObject, source: Source): Traced {
  if (required.kind !== 'list') return required;
  const items = required.items.filter((item, i) => {
    const field = fields.members.get(String(untrace(item)));
    const locks = field ? memberOf(field, 'x-lock') : undefined;
    const free =
      !field || field.layer === source.layer || !Array.isArray(locks) || !locks.some((lock) => lock === 'required' || lock === 'all');
    if (!field || !free) source.refuse(field ? 'merge.locked' : 'merge.fieldUnknown', `/required/${i}`);
    return field !== undefined && free;
  });
  return { ...required, items };
}

/**
 * What the layers below say may not change, and what follows from what they need: a field that must be filled in, that records are
 * known by or that somebody's code counts on stays, and stays fillable unless every new record gets its value anyway.
 */
function locksOn(name: string, { lower, upper, below }: { lower: Traced; upper: Traced; below: TracedObject }): readonly string[] {
  const said = (memberOf(lower, 'x-lock') as string[] | undefined) ?? [];
  const required = (memberOf(below, 'required') as string[] | undefined) ?? [];
  const { titleField } = memberOf(below, 'x-entity') as EntityDefinition['x-entity'];
  if (![said.includes('lifecycle'), said.includes('all'), required.includes(name), titleField === name].includes(true)) return said;
  const filled = [upper, lower].some((field) => (memberOf(field, 'default') ?? null) !== null);
  return [...said, 'lifecycle', ...(filled ? [] : ['readOnly'])];
}

function finish({ layer, node }: Merging): EffectiveEntity {
  const { node: placed, unplaced } = placeFields(node);
  return { definition: untrace(placed) as EntityDefinition, layer, provenance: Object.fromEntries(origins(placed)), unplaced };
}
