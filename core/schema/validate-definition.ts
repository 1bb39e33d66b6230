import type { FieldType } from '#core/contract/field-type.ts';
import { type ConditionScope, checkCondition } from '#core/schema/check-condition.ts';
import { checkField } from '#core/schema/check-field.ts';
import { checkAgainst, type DefinitionProblem } from '#core/schema/definition-problem.ts';
import { metaValidator } from '#core/schema/meta-schemas.ts';
import { reservedNames, systemFields } from '#core/schema/system-fields.ts';
import { escapePointer } from '#core/schema/traced.ts';
import type { EntityDefinition, ExtensionDefinition, FieldDefinition, Grant, Index, Rule } from '#schemas/types/definition.ts';

type Types = ReadonlyMap<string, FieldType>;

/** Everything that is wrong with an entity, whether a file or an effective definition. */
export function validateEntity(document: unknown, types: Types): DefinitionProblem[] {
  const shape = checkAgainst(metaValidator('entity'), document);
  if (shape.length > 0) return shape;
  const entity = document as EntityDefinition;
  const scope = scopeOf(entity, types);
  return [
    ...Object.entries(entity.properties).flatMap((property) => checkProperty(property, scope)),
    ...checkUids(entity),
    ...checkNames([entity['x-entity'].titleField], '/x-entity/titleField', scope),
    ...checkReferences(entity, scope),
  ];
}

/**
 * Everything that is wrong with an extension by itself. Whether it fits what it extends shows in the merge (its conflicts),
 * and in `validateEntity` of the result.
 */
export function validateExtension(document: unknown, types: Types): DefinitionProblem[] {
  const shape = checkAgainst(metaValidator('extension'), document);
  if (shape.length > 0) return shape;
  const { properties = {} } = document as ExtensionDefinition;
  return Object.entries(properties).flatMap(([name, field]) => {
    const isWhole = field['x-uid'] !== undefined && field['x-type'] !== undefined && field['x-label'] !== undefined;
    return isWhole ? checkProperty([name, field as FieldDefinition], { types, field: () => undefined }, false) : [];
  });
}

function scopeOf(entity: EntityDefinition, types: Types): ConditionScope {
  return { types, field: (name) => (Object.hasOwn(entity.properties, name) ? entity.properties[name] : systemFields[name]?.definition) };
}

function checkProperty([name, field]: [string, FieldDefinition], scope: ConditionScope, known = true): DefinitionProblem[] {
  const path = `/properties/${escapePointer(name)}`;
  if (reservedNames.has(name)) return [{ path, code: 'definition.reserved', params: { name } }];
  const visible = field['x-view']?.visibleWhen;
  return [
    ...checkField(field, path, scope.types),
    ...(visible && known ? checkCondition(visible, `${path}/x-view/visibleWhen`, scope) : []),
  ];
}

function checkUids(entity: EntityDefinition): DefinitionProblem[] {
  const fields = Object.entries(entity.properties);
  const twice = fields.filter(([, field], i) => fields.findIndex(([, other]) => other['x-uid'] === field['x-uid']) !== i);
  return [
    ...twice.map(([name, field]) => ({
      path: `/properties/${escapePointer(name)}/x-uid`,
      code: 'definition.twice',
      params: { value: field['x-uid'] },
    })),
    ...(['x-index', 'x-rule'] as const).flatMap((keyword) => {
      const list: readonly (Index | Rule)[] = entity[keyword] ?? [];
      return list.flatMap(({ uid }, i) =>
        list.findIndex((other) => other.uid === uid) === i
          ? []
          : [{ path: `/${keyword}/${i}/uid`, code: 'definition.twice', params: { value: uid } }],
      );
    }),
  ];
}

function checkReferences(entity: EntityDefinition, scope: ConditionScope): DefinitionProblem[] {
  const view = entity['x-view'] ?? {};
  return [
    ...checkNames(entity.required ?? [], '/required', scope),
    ...checkNames(view.list ?? [], '/x-view/list', scope),
    ...checkNames(view.keyFields ?? [], '/x-view/keyFields', scope),
    ...checkNames(
      [view.board?.groupBy, view.board?.sum].filter((name) => name !== undefined),
      '/x-view/board',
      scope,
    ),
    ...(entity['x-index'] ?? []).flatMap((index, i) =>
      checkNames(
        index.on.map((part) => (typeof part === 'string' ? part : part.field)),
        `/x-index/${i}/on`,
        scope,
      ),
    ),
    ...(entity['x-rule'] ?? []).flatMap((rule, i) => [
      ...checkNames(rule.require, `/x-rule/${i}/require`, scope),
      ...checkCondition(rule.when, `/x-rule/${i}/when`, scope),
    ]),
    ...Object.entries(entity['x-permission'] ?? {}).flatMap(([role, grants]) =>
      grants.flatMap((grant, i) => checkGrant(grant, `/x-permission/${role}/${i}`, scope)),
    ),
  ];
}

function checkGrant({ rows, fields }: Grant, path: string, scope: ConditionScope): DefinitionProblem[] {
  const names = fields === 'all' ? [] : 'only' in fields ? fields.only : fields.except;
  return [...(typeof rows === 'string' ? [] : checkCondition(rows, `${path}/rows`, scope)), ...checkNames(names, `${path}/fields`, scope)];
}

/** Sections may name fields that are gone (a plugin was switched off); everything else must exist. */
function checkNames(names: readonly string[], path: string, scope: ConditionScope): DefinitionProblem[] {
  return names.flatMap((name, i) => (scope.field(name) ? [] : [{ path: `${path}/${i}`, code: 'field.unknown' }]));
}
