import type { FieldType } from '#core/contract/field-type.ts';
import type { ComputedProblem, FieldPlace } from '#core/contract/registry.ts';
import { escapePointer } from '#core/kit/escape-pointer.ts';
import { conditionInputs } from '#core/registry/computed/condition-inputs.ts';
import { computedGround, computedPlaces } from '#core/registry/computed/ground.ts';
import type { Ground } from '#core/registry/computed/resolution.ts';
import type { RegistryProblem } from '#core/schema/validate-registry.ts';
import { timelineFields } from '#core/schema/view-fields.ts';
import type { EntityDefinition, FieldDefinition } from '#schemas/types/definition.ts';

type Types = ReadonlyMap<string, FieldType>;

export interface ComputedChange {
  readonly before: readonly EntityDefinition[];
  readonly after: readonly EntityDefinition[];
  readonly types: Types;
}

/**
 * What is wrong with computed fields, or with the use of one. A formula that nobody touches may lose a field it is made from:
 * retiring it is allowed, the plan names the formula, and the formula is empty from then on.
 */
export function checkComputed({ before, after, types }: ComputedChange): RegistryProblem[] {
  const ground = computedGround(after, types);
  const earlier = computedGround(before, types);
  return after.flatMap((definition) => [
    ...computedPlaces(definition, types).flatMap((place) => checkPlace(place, ground, earlier)),
    ...checkUses(definition, ground),
  ]);
}

/** The definitions as conditions see them: in place of each computed field one of the type of what comes out. */
export function withResults(definitions: readonly EntityDefinition[], types: Types): EntityDefinition[] {
  const ground = computedGround(definitions, types);
  return definitions.map((definition) => {
    const results = computedPlaces(definition, types).flatMap((place) => {
      const found = ground.find(place);
      return [[place.field, 'field' in found ? found.field.reads : { ...definition.properties[place.field], 'x-type': 'text' }] as const];
    });
    if (results.length === 0) return definition;
    return { ...definition, properties: { ...definition.properties, ...(Object.fromEntries(results) as Record<string, FieldDefinition>) } };
  });
}

function checkPlace(place: FieldPlace, ground: Ground, earlier: Ground): RegistryProblem[] {
  const resolution = ground.resolve(place);
  if (!('problems' in resolution)) return [];
  const isUntouched = meaning(place, ground) === meaning(place, earlier);
  const wasBroken = isUntouched && 'problems' in earlier.resolve(place);
  const problems = resolution.problems.filter(({ missing }) => !isUntouched || (!missing && !wasBroken));
  return problems.map((problem) => ({ ...toldAt(problem, `/properties/${escapePointer(place.field)}`), entity: place.entity }));
}

function toldAt({ path, code, params }: ComputedProblem, at: string) {
  return { path: at + path, code, ...(params && { params }) };
}

/** What a computed field says, and that it is there. */
function meaning({ entity, field }: FieldPlace, { definitions }: Ground): string {
  const found = definitions.get(entity)?.properties;
  const definition = found && Object.hasOwn(found, field) ? found[field] : undefined;
  return JSON.stringify(
    definition && [
      definition['x-type'],
      definition['x-formula'],
      definition['x-lookup'],
      definition['x-rollup'],
      definition['x-lifecycle']?.state ?? 'active',
    ],
  );
}

/** Where only a stored value will do. */
function checkUses(definition: EntityDefinition, ground: Ground): RegistryProblem[] {
  const { name: entity, titleField } = definition['x-entity'];
  const isComputed = (name: string | undefined) =>
    name !== undefined &&
    Object.hasOwn(definition.properties, name) &&
    ground.types.get(definition.properties[name]?.['x-type'] ?? '')?.computed;
  const refuse = (path: string, field: string): RegistryProblem => ({ entity, path, code: 'computed.stored', params: { field } });
  const { board, timeline } = definition['x-view'] ?? {};
  return [
    ...(isComputed(titleField) ? [refuse('/x-entity/titleField', titleField)] : []),
    ...(definition.required ?? []).flatMap((name, i) => (isComputed(name) ? [refuse(`/required/${i}`, name)] : [])),
    ...(isComputed(board?.groupBy) ? [refuse('/x-view/board/groupBy', board?.groupBy as string)] : []),
    ...timelineFields(timeline).flatMap((name) => (isComputed(name) ? [refuse('/x-view/timeline', name)] : [])),
    ...checkGrants(definition, ground),
  ];
}

/** Whoever asks for a computed field is asked for their rights: rights that depend on one would never come to an end. */
function checkGrants(definition: EntityDefinition, ground: Ground): RegistryProblem[] {
  const { name: entity } = definition['x-entity'];
  return Object.entries(definition['x-permission'] ?? {}).flatMap(([role, grants]) =>
    grants.flatMap((grant, i): RegistryProblem[] => {
      if (typeof grant.rows === 'string') return [];
      const used = conditionInputs(grant.rows, entity, ground);
      const place = 'inputs' in used ? used.inputs.find((input) => isResolved(input, ground)) : undefined;
      const path = `/x-permission/${escapePointer(role)}/${i}/rows`;
      return place ? [{ entity, path, code: 'computed.rows', params: { field: place.field } }] : [];
    }),
  );
}

function isResolved(place: FieldPlace, ground: Ground): boolean {
  const found = ground.find(place);
  return 'field' in found && found.field.resolved !== undefined;
}
