import type { FieldType } from '#core/contract/field-type.ts';
import type { EntityDefinition, ExtensionDefinition, FieldDefinition, JsonSchema } from '#schemas/types/definition.ts';

/** Keywords that a field type works out: what a definition says in their place does not count. */
const derived = [
  'type',
  'format',
  'enum',
  'anyOf',
  'items',
  'properties',
  'required',
  'additionalProperties',
  'maxItems',
  'minItems',
  'uniqueItems',
];

/** The definition with the JSON Schema of every value filled in by its field type. Says the same however often it is done. */
export function completeEntity(definition: EntityDefinition, types: ReadonlyMap<string, FieldType>): EntityDefinition {
  const required = new Set(definition.required);
  const properties = Object.entries(definition.properties).map(([name, field]) => [name, completeField(field, types, required.has(name))]);
  return { ...definition, additionalProperties: false, properties: Object.fromEntries(properties) };
}

/** A field of a type that nobody knows (its plugin is switched off) stays as it is, and can only be read. */
export function completeField(field: FieldDefinition, types: ReadonlyMap<string, FieldType>, required: boolean): FieldDefinition {
  const type = types.get(field['x-type']);
  if (!type) return { ...field, readOnly: true };
  const said = Object.fromEntries(Object.entries(field).filter(([keyword]) => !derived.includes(keyword))) as FieldDefinition;
  const schema = type.schema(said);
  return { ...said, ...(required ? filled(schema) : nullable(schema)), ...(type.readOnly ? { readOnly: true } : {}) };
}

/** A value that may be missing may be null. */
export function nullable(schema: JsonSchema): JsonSchema {
  if (Array.isArray(schema.anyOf)) return { ...schema, anyOf: [...schema.anyOf, { type: 'null' }] };
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  return { ...schema, type: [...types, 'null'], ...(Array.isArray(schema.enum) ? { enum: [...schema.enum, null] } : {}) };
}

/** A value that must be there is not an empty text or list either. */
function filled(schema: JsonSchema): JsonSchema {
  if (schema.type === 'array') return { ...schema, minItems: 1 };
  const isText = schema.type === 'string' && !schema.enum && !schema.format && !schema.pattern;
  return isText ? { ...schema, minLength: Math.max(1, Number(schema.minLength ?? 0)) } : schema;
}

/** Gives a uid to every new field, option, index and rule that has none. `base` is the entity below, if there is one. */
export function fillUids(
  extension: ExtensionDefinition,
  base: EntityDefinition | undefined,
  newUid: (prefix: string) => string,
): ExtensionDefinition {
  const properties = Object.entries(extension.properties ?? {}).map(([name, field]) => {
    const isNew = base?.properties[name] === undefined;
    const options = field['x-options']?.map((option) => ({ ...option, uid: option.uid || newUid('o') }));
    return [
      name,
      { ...(isNew && !field['x-uid'] ? { 'x-uid': newUid('f') } : {}), ...field, ...(options ? { 'x-options': options } : {}) },
    ];
  });
  return {
    ...extension,
    ...(extension.properties ? { properties: Object.fromEntries(properties) } : {}),
    ...(extension['x-index'] ? { 'x-index': extension['x-index'].map((index) => ({ ...index, uid: index.uid || newUid('ix') })) } : {}),
    ...(extension['x-rule'] ? { 'x-rule': extension['x-rule'].map((rule) => ({ ...rule, uid: rule.uid || newUid('r') })) } : {}),
  };
}
