import type { FieldType } from '#core/contract/field-type.ts';
import { escapePointer } from '#core/kit/escape-pointer.ts';
import { type ConditionScope, checkCondition } from '#core/schema/check-condition.ts';
import { checkField } from '#core/schema/check-field.ts';
import { checkIndexes, namesOf } from '#core/schema/check-index.ts';
import { checkTexts } from '#core/schema/check-texts.ts';
import { type Askable, ruleFields } from '#core/schema/condition-fields.ts';
import { checkAgainst, type DefinitionProblem } from '#core/schema/definition-problem.ts';
import { isRetired } from '#core/schema/is-retired.ts';
import { metaValidator } from '#core/schema/meta-schemas.ts';
import { isGiven, reservedNames, systemFields } from '#core/schema/system-fields.ts';
import { boardFields, periodFields, timelineFields } from '#core/schema/view-fields.ts';
import type { EntityDefinition, ExtensionDefinition, FieldDefinition, Grant, Index, Rule } from '#schemas/types/definition.ts';

type Types = ReadonlyMap<string, FieldType>;

/** Everything that is wrong with an entity by itself, whether a file or an effective definition. */
export function validateEntity(document: unknown, types: Types): DefinitionProblem[] {
  const shape = checkShape('entity', document);
  if (shape.length > 0) return shape;
  const entity = document as EntityDefinition;
  const scope = scopeOf(entity, types);
  const own = [
    ...Object.entries(entity.properties).flatMap((property) => checkProperty(property, scope)),
    ...checkUids(entity),
    ...checkNames([entity['x-entity'].titleField], '/x-entity/titleField', scope),
    ...checkTitle(entity),
    ...checkReferences(entity, scope),
    ...checkRules(entity, types),
    ...checkRuledFields(entity),
  ];
  // Of a field that is wrong it cannot be told what fits into an index.
  return own.length > 0 ? own : checkIndexes(entity, scope);
}

/**
 * Everything that is wrong with an extension by itself. Whether it fits what it extends shows in the merge (its conflicts),
 * and in `validateEntity` of the result.
 */
export function validateExtension(document: unknown, types: Types): DefinitionProblem[] {
  const shape = checkShape('extension', document);
  if (shape.length > 0) return shape;
  const { properties = {} } = document as ExtensionDefinition;
  return Object.entries(properties).flatMap(([name, field]) => {
    const isWhole = field['x-uid'] !== undefined && field['x-type'] !== undefined && field['x-label'] !== undefined;
    return isWhole ? checkProperty([name, field as FieldDefinition], { types, field: () => undefined }, false) : [];
  });
}

/** A record is known by it: what is retired names nobody. */
function checkTitle(entity: EntityDefinition): DefinitionProblem[] {
  const title = ownField(entity, entity['x-entity'].titleField);
  return title && isRetired(title) ? [{ path: '/x-entity/titleField', code: 'definition.titleRetired' }] : [];
}

function checkShape(kind: 'entity' | 'extension', document: unknown): DefinitionProblem[] {
  const texts = checkTexts(document);
  return texts.length > 0 ? texts : checkAgainst(metaValidator(kind), document);
}

interface Scope {
  readonly types: Types;
  field(name: string): FieldDefinition | undefined;
}

function scopeOf(entity: EntityDefinition, types: Types): Scope {
  return { types, field: (name) => ownField(entity, name) ?? systemField(entity, name) };
}

function ownField(entity: EntityDefinition, name: string): FieldDefinition | undefined {
  return Object.hasOwn(entity.properties, name) ? entity.properties[name] : undefined;
}

function systemField(entity: EntityDefinition, name: string): FieldDefinition | undefined {
  const given = Object.hasOwn(systemFields, name) ? systemFields[name] : undefined;
  return given?.expecting && !isGiven(given, entity) ? undefined : given?.definition;
}

function checkProperty([name, field]: [string, FieldDefinition], scope: Scope, known = true): DefinitionProblem[] {
  const path = `/properties/${escapePointer(name)}`;
  if (reservedNames.has(name)) return [{ path, code: 'definition.reserved', params: { name } }];
  const visible = field['x-view']?.visibleWhen;
  const entity: Askable = { name: '', field: (other) => scope.field(other), inverse: () => undefined };
  return [
    ...checkField(field, path, scope.types),
    ...(visible && known ? checkCondition(visible, `${path}/x-view/visibleWhen`, alone(entity, scope.types, 'screen')) : []),
  ];
}

function alone(entity: Askable, types: Types, judge: 'record' | 'screen'): ConditionScope {
  return { types, entity, judge, related: () => undefined };
}

/** A rule looks at a record before it is stored: at its own values only, and at none that the engine fills in later. */
function checkRules(entity: EntityDefinition, types: Types): DefinitionProblem[] {
  const settable = (name: string) => {
    const system = Object.hasOwn(systemFields, name) ? systemFields[name] : undefined;
    return ownField(entity, name) ?? (system?.owned && entity['x-entity'].ownership === 'user' ? system.definition : undefined);
  };
  const record = alone({ name: entity['x-entity'].name, field: settable, inverse: () => undefined }, types, 'record');
  return (entity['x-rule'] ?? []).flatMap((rule, i) => [
    ...(rule.require || rule.must ? [] : [{ path: `/x-rule/${i}`, code: 'definition.ruleEmpty' }]),
    ...(rule.require ?? []).flatMap((name, n): DefinitionProblem[] => {
      const path = `/x-rule/${i}/require/${n}`;
      const field = settable(name);
      if (!field) return [{ path, code: 'field.unknown' }];
      return field.readOnly || types.get(field['x-type'])?.readOnly ? [{ path, code: 'field.readOnly' }] : [];
    }),
    ...checkCondition(rule.when, `/x-rule/${i}/when`, record),
    ...(rule.must ? checkCondition(rule.must, `/x-rule/${i}/must`, record) : []),
  ]);
}

/** What a rule looks at or asks for stays, or the rule would silently say something else. */
function checkRuledFields(entity: EntityDefinition): DefinitionProblem[] {
  const ruled = new Set((entity['x-rule'] ?? []).flatMap(ruleFields));
  return Object.entries(entity.properties).flatMap(([name, field]) =>
    isRetired(field) && ruled.has(name) ? [{ path: `/properties/${escapePointer(name)}/x-lifecycle`, code: 'definition.ruled' }] : [],
  );
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

function checkReferences(entity: EntityDefinition, scope: Scope): DefinitionProblem[] {
  const view = entity['x-view'] ?? {};
  return [
    ...checkNames(entity.required ?? [], '/required', scope),
    ...checkNames(view.list ?? [], '/x-view/list', scope),
    ...checkNames(view.keyFields ?? [], '/x-view/keyFields', scope),
    ...checkExpected(view.expected ?? [], scope),
    ...checkNames(boardFields(view.board), '/x-view/board', scope),
    ...checkNames(timelineFields(view.timeline), '/x-view/timeline', scope),
    ...checkNames(periodFields(view.period), '/x-view/period', scope),
    ...checkNames(view.quickCreate ?? [], '/x-view/quickCreate', scope),
    ...checkLayouts(entity, scope),
    ...(entity['x-index'] ?? []).flatMap((index, i) => checkNames(namesOf(index), `/x-index/${i}/on`, scope)),
    ...Object.entries(entity['x-permission'] ?? {}).flatMap(([role, grants]) =>
      grants.flatMap((grant, i) => checkGrant(grant, `/x-permission/${role}/${i}`, scope)),
    ),
  ];
}

/** A record is not complete by what the engine fills in. */
function checkExpected(names: readonly string[], scope: Scope): DefinitionProblem[] {
  const given = names.flatMap((name, i) =>
    Object.hasOwn(systemFields, name) && !['owner', 'team'].includes(name)
      ? [{ path: `/x-view/expected/${i}`, code: 'field.readOnly' }]
      : [],
  );
  return [...given, ...checkNames(names, '/x-view/expected', scope)];
}

/** Fields that a layout places may be gone, like those of sections; what decides whether it counts must be there. */
function checkLayouts(entity: EntityDefinition, scope: Scope): DefinitionProblem[] {
  const judged: Askable = { name: entity['x-entity'].name, field: scope.field, inverse: () => undefined };
  return (entity['x-view']?.layouts ?? []).flatMap((layout, i, all) => {
    const path = `/x-view/layouts/${i}`;
    const isTwice = all.findIndex(({ key }) => key === layout.key) !== i;
    return [
      ...(isTwice ? [{ path: `${path}/key`, code: 'definition.twice', params: { value: layout.key } }] : []),
      ...(layout.when ? checkCondition(layout.when, `${path}/when`, alone(judged, scope.types, 'screen')) : []),
    ];
  });
}

/** Which rows it is about shows among all entities: `validateRegistry`. */
function checkGrant({ fields }: Grant, path: string, scope: Scope): DefinitionProblem[] {
  const names = fields === 'all' ? [] : 'only' in fields ? fields.only : fields.except;
  return checkNames(names, `${path}/fields`, scope);
}

/** Sections may name fields that are gone (a plugin was switched off); everything else must exist. */
function checkNames(names: readonly string[], path: string, scope: Scope): DefinitionProblem[] {
  return names.flatMap((name, i) => (scope.field(name) ? [] : [{ path: `${path}/${i}`, code: 'field.unknown' }]));
}
