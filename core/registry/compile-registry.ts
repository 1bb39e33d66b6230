import type { FieldType } from '#core/contract/field-type.ts';
import type { Entity, Field, Inverse, Registry } from '#core/contract/registry.ts';
import { completenessField } from '#core/registry/computed/completeness.ts';
import { computedField } from '#core/registry/computed/computed-field.ts';
import { computedGround } from '#core/registry/computed/ground.ts';
import type { Ground } from '#core/registry/computed/resolution.ts';
import { engineTypes } from '#core/registry/engine-types.ts';
import { uniqueIndexes } from '#core/registry/entity-indexes.ts';
import type { Physical, PhysicalEntity } from '#core/registry/physical.ts';
import { linkOf, successorOf } from '#core/registry/successor.ts';
import { ruleFields } from '#core/schema/condition-fields.ts';
import { inverseEnds } from '#core/schema/inverse-ends.ts';
import { isRetired } from '#core/schema/is-retired.ts';
import type { EffectiveEntity } from '#core/schema/merge-layers.ts';
import { isGiven, systemFields } from '#core/schema/system-fields.ts';
import type { EntityDefinition, FieldDefinition } from '#schemas/types/definition.ts';

export interface CompileInput {
  readonly revision: number;
  readonly entities: readonly EffectiveEntity[];
  readonly physical: Physical;
  /** Entities whose definition did not change are taken over from here, with everything that was compiled for them. */
  readonly previous?: Registry;
}

/** Effective definitions + physical names → the registry that requests work with. */
export function compileRegistry({ revision, entities, physical, previous }: CompileInput): Registry {
  const active = entities.filter(({ definition }) => !isRetired(definition));
  const inverses = collectInverses(active);
  const names = new Set(active.map(({ definition }) => definition['x-entity'].name));
  const placed = active.filter(({ definition }) => physical.has(definition['x-entity'].uid));
  const ground = computedGround(
    placed.map(({ definition }) => definition),
    engineTypes,
  );
  const compiled = placed.map((effective) => {
    const { uid, name } = effective.definition['x-entity'];
    const place = physical.get(uid) as PhysicalEntity;
    return compileEntity(effective, { ...place, inverses: inverses.get(name) ?? [], entities: names, ground });
  });
  const kept = compiled.map((entity) => reuse(entity, previous?.entities.get(entity.name)));
  return {
    revision,
    entities: new Map(kept.map((entity) => [entity.name, entity])),
    entityByNo: new Map(kept.map((entity) => [entity.no, entity])),
    ...(previous?.vault && { vault: previous.vault }),
  };
}

/** The old object when nothing about the entity changed: caches hang on its identity. */
function reuse(entity: Entity, old: Entity | undefined): Entity {
  if (!old || old.table !== entity.table || old.fields.size !== entity.fields.size) return entity;
  const same =
    JSON.stringify([old.definition, old.inverses, layersOf(old)]) ===
    JSON.stringify([entity.definition, entity.inverses, layersOf(entity)]);
  return same ? old : entity;
}

/** What is not in the definition: where a field comes from, where it stands, and what a computed one is made of. */
function layersOf(entity: Entity): unknown {
  return [...entity.fields.values()].map(({ layer, adjusted, columns, link, successor, computed }) => [
    ...[layer, adjusted, columns, link?.table, computed],
    successor && [successor.columns, successor.link?.table, successor.definition],
  ]);
}

interface Place extends PhysicalEntity {
  readonly inverses: readonly Inverse[];
  /** Names of all that are not retired. */
  readonly entities: ReadonlySet<string>;
  readonly ground: Ground;
}

function compileEntity(effective: EffectiveEntity, place: Place): Entity {
  const { definition, layer } = effective;
  const head = definition['x-entity'];
  const owned = head.ownership === 'user';
  const own = Object.entries(definition.properties).flatMap(([name, field]) => compileField([name, field], effective, place));
  const given = engineFields(definition, place.no);
  const complete = definition['x-view']?.expected ? [completenessField(head.name, definition['x-view'].expected, [...own, ...given])] : [];
  const fields = new Map([...own, ...given, ...complete].map((field) => [field.name, field]));
  const titleField = fields.get(head.titleField);
  if (!titleField) throw new Error(`${head.name}: its title field ${head.titleField} does not exist`);
  const entity = {
    uid: head.uid,
    no: place.no,
    name: head.name,
    table: place.table,
    label: definition['x-label'],
    definition,
    layer,
    fields,
    titleField,
    owned,
    features: new Set(head.features),
    // A rule about a field that is gone would ask for what nobody can fill in.
    rules: (definition['x-rule'] ?? []).filter((rule) => ruleFields(rule).every((name) => fields.has(name))),
    inverses: place.inverses,
    uniques: new Map<string, readonly string[]>(),
  };
  return { ...entity, uniques: uniqueIndexes(entity) };
}

/** Left out: a field without columns of its own yet (it is being added), of an unknown type, or that points at an entity that is retired. */
function compileField([name, definition]: [string, FieldDefinition], effective: EffectiveEntity, place: Place): Field[] {
  const type = engineTypes.get(definition['x-type']);
  if (!type || isRetired(definition)) return [];
  const at = `/properties/${name}`;
  const layer = effective.provenance[`${at}/x-uid`] ?? effective.layer;
  const adjusted = Object.entries(effective.provenance).some(([pointer, origin]) => pointer.startsWith(`${at}/`) && origin !== layer);
  if (type.computed)
    return [computedField({ ...{ name, definition, layer, adjusted }, entity: effective.definition['x-entity'].name }, place.ground)];
  const physical = place.fields.get(definition['x-uid']);
  const target = type.target?.(definition);
  if (!physical || (target !== undefined && !place.entities.has(target))) return [];
  return [
    {
      uid: definition['x-uid'],
      name,
      type,
      definition,
      columns: physical.columns,
      link: linkOf(type, definition, physical),
      target,
      required: effective.definition.required?.includes(name) ?? false,
      neverEmpty: physical.columns[0] !== undefined && place.notNull.has(physical.columns[0]),
      readOnly: type.readOnly === true || definition.readOnly === true,
      unique: definition['x-unique'] === true,
      system: false,
      layer,
      adjusted,
      ...successorOf({ type, definition }, physical, place.entities),
    },
  ];
}

/** Columns of every entity that hold a value from the first moment on. */
const NEVER_EMPTY = new Set(['id', 'version', 'created_at', 'updated_at', 'starred']);

function engineFields(entity: EntityDefinition, entityNo: number): Field[] {
  return Object.entries(systemFields)
    .filter(([, field]) => !field.expecting && isGiven(field, entity))
    .map(([name, { column, definition, writable, personal }]) => {
      const type = engineTypes.get(definition['x-type']) as FieldType;
      return {
        uid: definition['x-uid'],
        name,
        type,
        definition,
        columns: column === undefined ? [] : [column],
        link: undefined,
        target: type.target?.(definition),
        required: false,
        neverEmpty: NEVER_EMPTY.has(name),
        readOnly: !writable,
        unique: false,
        system: true,
        layer: 'core',
        adjusted: false,
        ...(personal && { personal: { starOf: entityNo } }),
      };
    });
}

function collectInverses(entities: readonly EffectiveEntity[]): Map<string, Inverse[]> {
  const byTarget = new Map<string, Inverse[]>();
  const definitions = entities.map(({ definition }) => definition);
  for (const { definition } of entities) {
    for (const [name, field] of Object.entries(definition.properties)) {
      if (isRetired(field)) continue;
      for (const end of inverseEnds(field, definitions)) {
        const list = byTarget.get(end.target) ?? [];
        list.push({ name: end.name, label: end.label, entity: definition['x-entity'].name, field: name });
        byTarget.set(end.target, list);
      }
    }
  }
  return byTarget;
}
