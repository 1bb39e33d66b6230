import type { EntityView, FieldView } from '#schemas/types/api.ts';
import type { JsonSchema } from '#schemas/types/definition.ts';

/** The schema of a value, without the null that optional ones may be. */
function valueSchema(field: FieldView): JsonSchema {
  const any = field.schema.anyOf;
  const found = Array.isArray(any) ? any.find((one) => (one as JsonSchema).type !== 'null') : undefined;
  return (found ?? field.schema) as JsonSchema;
}

/** What has to be asked about a cell before it becomes a value; told by the field's schema, never by its type's name. */
export interface FieldTraits {
  readonly isMoment: boolean;
  readonly isNumber: boolean;
  readonly hasCurrency: boolean;
  readonly target: string | undefined;
  readonly hasOptions: boolean;
}

export function fieldTraits(field: FieldView): FieldTraits {
  const schema = valueSchema(field);
  const { currency } = (schema.properties ?? {}) as JsonSchema;
  return {
    isMoment: schema.format === 'date' || schema.format === 'date-time',
    isNumber: field.measurable,
    hasCurrency: currency !== undefined,
    target: field.relation?.target,
    hasOptions: field.options !== undefined,
  };
}

/** Fields of the record itself that a file may fill. */
export function importableFields(entity: EntityView): FieldView[] {
  return entity.fields.filter(
    (field) => field.can.update && !field.readOnly && (!field.system || field.name === 'owner' || field.name === 'team'),
  );
}

function pointsAtMany(field: FieldView): boolean {
  return valueSchema(field).type === 'array';
}

/** Fields by which a row can be told to be a record that exists, the surest first. */
export function matchableFields(entity: EntityView, mapped: ReadonlySet<string>): FieldView[] {
  const rank = (field: FieldView) => (field.unique ? 0 : field.name === entity.titleField ? 1 : 2);
  return entity.fields
    .filter((field) => mapped.has(field.name) && field.operators.includes('in') && !pointsAtMany(field))
    .sort((a, b) => rank(a) - rank(b));
}

/** Required fields of words that nothing fills: the CRM would have no name for the record. */
export function unfilledFields(entity: EntityView, mapped: ReadonlySet<string>): FieldView[] {
  return importableFields(entity).filter(
    (field) =>
      field.required && !mapped.has(field.name) && field.default === undefined && field.operators.includes('contains') && !field.options,
  );
}

/** Fields by which a related record can be found. */
export function findableFields(target: EntityView): FieldView[] {
  return target.fields.filter(
    (field) =>
      (!field.system || field.name === 'id') &&
      field.relation === undefined &&
      (field.operators.includes('contains') || field.name === 'id' || field.unique),
  );
}
