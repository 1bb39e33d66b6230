import type { Entity, Field } from '#core/contract/registry.ts';
import type { JsonSchema } from '#schemas/types/definition.ts';

/** Fields that a caller may send. */
function writableFields(entity: Entity): Field[] {
  return [...entity.fields.values()].filter((field) => !field.readOnly);
}

/** JSON Schema of one value in a body: the type's own, or null when the field may be empty. */
export function valueSchema(field: Field): JsonSchema {
  const schema = field.type.schema(field.definition);
  return field.required ? schema : { anyOf: [{ type: 'null' }, schema] };
}

/**
 * JSON Schema of a body that creates or changes a record. Required fields may be missing even from a creation,
 * since defaults and plugins can still fill them: that is checked on the whole record, just before it is stored.
 */
export function bodySchema(entity: Entity, hidden: ReadonlySet<string> = new Set()): JsonSchema {
  const fields = writableFields(entity).filter((field) => !hidden.has(field.name));
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.name, valueSchema(field)])),
    additionalProperties: false,
  };
}
