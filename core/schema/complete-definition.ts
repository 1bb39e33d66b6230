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

export interface UidSource {
  /** The entity below, if there is one, and what the same layer said before: their uids stay. */
  readonly below: EntityDefinition | undefined;
  readonly before: Said | undefined;
  newUid(prefix: string): string;
  /** The document comes from another installation, with uids given there. */
  readonly trusted?: boolean | undefined;
}

type Said = Pick<ExtensionDefinition, 'properties' | 'x-index' | 'x-rule'>;

/** Gives a uid to every new field, option, index and rule: of those a client thought of, only a field's has been looked at already. */
export function fillUids<Document extends Said>(extension: Document, { below, before, newUid, trusted = false }: UidSource): Document {
  const known = new Set([...uidsIn(below), ...uidsIn(before)]);
  const named = <T extends { uid: string }>(prefix: string, list: readonly T[]): T[] =>
    list.map((item) => (known.has(item.uid) || (trusted && item.uid) ? item : { ...item, uid: newUid(prefix) }));
  const properties = Object.entries(extension.properties ?? {}).map(([name, field]) => {
    const isNew = below?.properties[name] === undefined;
    const uid = field['x-uid'] ?? before?.properties?.[name]?.['x-uid'];
    const options = field['x-options'] && named('o', field['x-options']);
    return [name, { ...(isNew ? { 'x-uid': uid ?? newUid('f') } : {}), ...field, ...(options ? { 'x-options': options } : {}) }];
  });
  return {
    ...extension,
    ...(extension.properties ? { properties: Object.fromEntries(properties) } : {}),
    ...(extension['x-index'] ? { 'x-index': named('ix', extension['x-index']) } : {}),
    ...(extension['x-rule'] ? { 'x-rule': named('r', extension['x-rule']) } : {}),
  };
}

function uidsIn(definition: Said | undefined): string[] {
  const options = Object.values(definition?.properties ?? {}).flatMap((field) => field['x-options'] ?? []);
  return [...options, ...(definition?.['x-index'] ?? []), ...(definition?.['x-rule'] ?? [])].map(({ uid }) => uid);
}
