import type { FieldType } from '#core/contract/field-type.ts';
import type { ComputedProblem, FieldPlace } from '#core/contract/registry.ts';
import type { Found, Ground, KnownField, Resolution } from '#core/registry/computed/resolution.ts';
import { resolvers } from '#core/registry/computed/resolvers.ts';
import { inverseEnds } from '#core/schema/inverse-ends.ts';
import { isRetired } from '#core/schema/is-retired.ts';
import { isGiven, systemFields } from '#core/schema/system-fields.ts';
import type { EntityDefinition, FieldDefinition } from '#schemas/types/definition.ts';

type Types = ReadonlyMap<string, FieldType>;

/** More parts than anybody writes, fewer than a statement bears. */
const MAX_SIZE = 2_000;

export function computedGround(definitions: readonly EntityDefinition[], types: Types): Ground {
  const live = definitions.filter((definition) => !isRetired(definition));
  const byName = new Map(live.map((definition) => [definition['x-entity'].name, definition]));
  const inverses = inversesOf(live);
  const done = new Map<string, Resolution>();
  const under: string[] = [];
  const ground: Ground = {
    types,
    definitions: byName,
    names: (entity) => namesIn(byName.get(entity)),
    inverse: (entity, name) => inverses.get(`${entity}.${name}`),
    find: (place) => find(place, ground),
    resolve: (place) => {
      const key = `${place.entity}.${place.field}`;
      const known = done.get(key);
      if (known) return known;
      if (under.includes(key)) return { problems: [cycle([...under.slice(under.indexOf(key)), key])] };
      under.push(key);
      const resolution = limited(resolveAt(place, ground));
      under.pop();
      done.set(key, resolution);
      return resolution;
    },
  };
  return ground;
}

/** All live computed fields. */
export function computedPlaces(definition: EntityDefinition, types: Types): FieldPlace[] {
  if (isRetired(definition)) return [];
  return Object.entries(definition.properties).flatMap(([field, said]) =>
    types.get(said['x-type'])?.computed && !isRetired(said) ? [{ entity: definition['x-entity'].name, field }] : [],
  );
}

function resolveAt(place: FieldPlace, ground: Ground): Resolution {
  const definition = own(ground.definitions.get(place.entity), place.field);
  const resolve = definition && resolvers.get(definition['x-type']);
  if (!definition || !resolve) throw new Error(`${place.entity}.${place.field} is not computed`);
  return resolve(place, definition, ground);
}

function limited(resolution: Resolution): Resolution {
  if ('problems' in resolution || resolution.size <= MAX_SIZE) return resolution;
  return { problems: [{ path: '', code: 'computed.large', params: { limit: MAX_SIZE } }] };
}

function cycle(keys: readonly string[]): ComputedProblem {
  return { path: '', code: 'computed.cycle', params: { fields: keys.join(' → ') } };
}

function own(definition: EntityDefinition | undefined, name: string): FieldDefinition | undefined {
  return definition && Object.hasOwn(definition.properties, name) ? definition.properties[name] : undefined;
}

function find(place: FieldPlace, ground: Ground): Found {
  const entity = ground.definitions.get(place.entity);
  const system = Object.hasOwn(systemFields, place.field) ? systemFields[place.field] : undefined;
  const given = system && entity && isGiven(system, entity) ? system.definition : undefined;
  const definition = own(entity, place.field) ?? given;
  const params = { entity: place.entity, name: place.field.slice(0, 60) };
  if (!definition) return { problem: { code: 'formula.field', params, missing: true } };
  if (isRetired(definition)) return { problem: { code: 'formula.retired', params, missing: true } };
  const type = ground.types.get(definition['x-type']);
  if (!type) return { problem: { code: 'formula.field', params, missing: true } };
  const known: KnownField = { definition, type, reads: definition, columns: type.columns(definition).map((column) => column.type) };
  // Its value is the caller's own mark, not the record's.
  if (system && system.column === undefined) return { problem: { code: 'formula.kind', params } };
  if (!type.computed) return { field: known };
  const resolved = ground.resolve(place);
  if (!('problems' in resolved)) {
    const { type: result, computed } = resolved;
    const reads = { ...definition, ...computed.resultKeywords, 'x-type': computed.result } as FieldDefinition;
    return { field: { definition, type: result, reads, columns: computed.types, resolved } };
  }
  const [first] = resolved.problems;
  if (first?.code === 'computed.cycle') return { problem: { code: first.code, ...(first.params && { params: first.params }) } };
  return { problem: { code: 'formula.broken', params, ...(first?.missing && { missing: true }) } };
}

function namesIn(definition: EntityDefinition | undefined): string[] {
  if (!definition) return [];
  const live = Object.entries(definition.properties).filter(([, field]) => !isRetired(field));
  return [...live.map(([name]) => name), ...Object.keys(systemFields)];
}

function inversesOf(definitions: readonly EntityDefinition[]): Map<string, FieldPlace> {
  const inverses = new Map<string, FieldPlace>();
  for (const definition of definitions) {
    for (const [field, said] of Object.entries(definition.properties)) {
      if (isRetired(said)) continue;
      for (const { target, name } of inverseEnds(said, definitions))
        inverses.set(`${target}.${name}`, { entity: definition['x-entity'].name, field });
    }
  }
  return inverses;
}
