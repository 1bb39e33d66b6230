import type { FieldType } from '#core/contract/field-type.ts';
import { inverseEnds } from '#core/schema/inverse-ends.ts';
import { isGiven, systemFields } from '#core/schema/system-fields.ts';
import type { Condition, EntityDefinition, FieldDefinition, Rule } from '#schemas/types/definition.ts';

/** An entity as conditions see it: only what is there when they are asked. */
export interface Askable {
  readonly name: string;
  field(name: string): FieldDefinition | undefined;
  /** The entity that holds the other end of this name. */
  inverse(name: string): string | undefined;
}

/** Every entity as conditions see it. Retired fields, and those of a type that nobody knows, cannot be asked for. */
export function askableEntities(definitions: readonly EntityDefinition[], types: ReadonlyMap<string, FieldType>): Map<string, Askable> {
  const inverses = new Map<string, string>();
  for (const definition of definitions) {
    for (const field of Object.values(definition.properties)) {
      if (!isLive(field, types)) continue;
      for (const { target, name } of inverseEnds(field, definitions)) inverses.set(`${target}.${name}`, nameOf(definition));
    }
  }
  return new Map(
    definitions.map((definition) => {
      const name = nameOf(definition);
      return [name, { name, field: (field) => liveField(definition, field, types), inverse: (end) => inverses.get(`${name}.${end}`) }];
    }),
  );
}

function nameOf(definition: EntityDefinition): string {
  return definition['x-entity'].name;
}

function isLive(field: FieldDefinition, types: ReadonlyMap<string, FieldType>): boolean {
  return field['x-lifecycle']?.state !== 'retired' && types.has(field['x-type']);
}

function liveField(definition: EntityDefinition, name: string, types: ReadonlyMap<string, FieldType>): FieldDefinition | undefined {
  if (Object.hasOwn(definition.properties, name)) {
    const field = definition.properties[name] as FieldDefinition;
    return isLive(field, types) ? field : undefined;
  }
  const given = Object.hasOwn(systemFields, name) ? systemFields[name] : undefined;
  return given && isGiven(given, definition) ? given.definition : undefined;
}

/** Names of the entity's own fields that a condition looks at. */
export function conditionFields(condition: Condition): string[] {
  if ('and' in condition) return condition.and.flatMap(conditionFields);
  if ('or' in condition) return condition.or.flatMap(conditionFields);
  if ('not' in condition) return conditionFields(condition.not);
  return [condition.field.split('.')[0] as string];
}

/** Names of the fields that a rule looks at or asks for. */
export function ruleFields({ when, require = [], must }: Rule): string[] {
  return [...conditionFields(when), ...require, ...(must ? conditionFields(must) : [])];
}
