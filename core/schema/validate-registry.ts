import type { FieldType } from '#core/contract/field-type.ts';
import { escapePointer } from '#core/kit/escape-pointer.ts';
import { checkCondition } from '#core/schema/check-condition.ts';
import { type Askable, askableEntities } from '#core/schema/condition-fields.ts';
import type { DefinitionProblem } from '#core/schema/definition-problem.ts';
import { inverseEnds } from '#core/schema/inverse-ends.ts';
import { isRetired } from '#core/schema/is-retired.ts';
import { systemFields } from '#core/schema/system-fields.ts';
import type { EntityDefinition } from '#schemas/types/definition.ts';

type Types = ReadonlyMap<string, FieldType>;

export interface RegistryProblem extends DefinitionProblem {
  readonly entity: string;
}

/**
 * What only shows when all entities are looked at together: where relations lead, what their other ends are called,
 * and conditions that the database judges, which may follow relations. `types` are all that a field may have, the engine's own included.
 */
export function validateRegistry(definitions: readonly EntityDefinition[], types: Types): RegistryProblem[] {
  const entities = askableEntities(definitions, types);
  const conditions = definitions.flatMap((definition) => {
    const entity = definition['x-entity'].name;
    return checkConditions(definition, entities, types).map((problem) => ({ ...problem, entity }));
  });
  return [...checkRelations(definitions, types), ...conditions];
}

function checkRelations(definitions: readonly EntityDefinition[], types: Types): RegistryProblem[] {
  const byName = new Map(definitions.map((definition) => [definition['x-entity'].name, definition]));
  const inverses = new Set<string>();
  return definitions.flatMap((definition) => {
    const entity = definition['x-entity'].name;
    return Object.entries(definition.properties).flatMap(([name, field]): RegistryProblem[] => {
      const target = types.get(field['x-type'])?.target?.(field);
      const path = `/properties/${escapePointer(name)}/${field['x-relation-any'] ? 'x-relation-any' : 'x-relation'}`;
      if (target !== undefined && !byName.has(target))
        return [{ entity, path: `${path}/target`, code: 'definition.target', params: { target } }];
      const unknown = field['x-relation-any']?.targets?.flatMap((name, i) =>
        byName.has(name) ? [] : [{ entity, path: `${path}/targets/${i}`, code: 'definition.target', params: { target: name } }],
      );
      if (unknown && unknown.length > 0) return unknown;
      if (!isFollowable(definition, field, byName))
        return [{ entity, path: `${path}/follows`, code: 'definition.follows', params: { path: field['x-relation']?.follows ?? '' } }];
      return inverseEnds(field, definitions).flatMap((end) => {
        const pointed = byName.get(end.target);
        if (!pointed) return [];
        const place = `${end.target}.${end.name}`;
        const isTaken = inverses.has(place) || Object.hasOwn(pointed.properties, end.name) || Object.hasOwn(systemFields, end.name);
        inverses.add(place);
        const params = { target: end.target, inverse: end.name };
        return isTaken ? [{ entity, path: `${path}/inverse`, code: 'definition.inverse', params }] : [];
      });
    });
  });
}

/** The first part names a relation of the entity, the second one of what it points at, to the same entity as the field itself. */
function isFollowable(
  { properties }: EntityDefinition,
  { 'x-relation': relation }: EntityDefinition['properties'][string],
  byName: ReadonlyMap<string, EntityDefinition>,
): boolean {
  if (relation?.follows === undefined) return true;
  const [source = '', taken = ''] = relation.follows.split('.');
  const beyond = byName.get(properties[source]?.['x-relation']?.target ?? '');
  return beyond?.properties[taken]?.['x-relation']?.target === relation.target;
}

function checkConditions(definition: EntityDefinition, entities: ReadonlyMap<string, Askable>, types: Types): DefinitionProblem[] {
  const self = entities.get(definition['x-entity'].name) as Askable;
  const scope = { types, judge: 'database', related: (name: string) => entities.get(name) } as const;
  const rows = Object.entries(definition['x-permission'] ?? {}).flatMap(([role, grants]) =>
    grants.flatMap((grant, i) =>
      typeof grant.rows === 'string'
        ? []
        : checkCondition(grant.rows, `/x-permission/${escapePointer(role)}/${i}/rows`, { ...scope, entity: self }),
    ),
  );
  const choices = Object.entries(definition.properties).flatMap(([name, field]) => {
    const relation = field['x-relation'];
    const entity = entities.get(relation?.target ?? '');
    if (!relation?.filter || !entity || isRetired(field)) return [];
    return checkCondition(relation.filter, `/properties/${escapePointer(name)}/x-relation/filter`, { ...scope, entity, record: self });
  });
  const views = (definition['x-view']?.views ?? []).flatMap((view, i) =>
    checkCondition(view.filter, `/x-view/views/${i}/filter`, { ...scope, entity: self }),
  );
  return [...rows, ...choices, ...views];
}
