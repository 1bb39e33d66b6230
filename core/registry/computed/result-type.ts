import type { FieldType } from '#core/contract/field-type.ts';
import type { FieldDefinition } from '#schemas/types/definition.ts';

export interface ResultInput {
  /** The type of what comes out, and the definition it would read. */
  readonly type: FieldType;
  readonly definition: FieldDefinition;
  /** Name of the computed type. */
  readonly name: string;
  readonly sortable: boolean;
}

/** A type that filters, sorts, groups and prints like that of the result; nothing is ever stored or taken from a caller. */
export function resultType({ type, definition, name, sortable }: ResultInput): FieldType {
  const { order, orderType, group, measure, total, load } = type;
  return {
    name,
    computed: true,
    readOnly: true,
    keywords: { type: 'object' },
    schema: () => type.schema(definition),
    columns: () => [],
    operand: (value) => type.operand(value, definition),
    operators: type.operators,
    print: (value, _field, formats) => type.print(value, definition, formats),
    ...(load && { load: (columns) => load.call(type, columns, definition) }),
    ...(order && orderType && sortable && { order: (at) => order.call(type, at, definition), orderType }),
    ...(group && { group: (at) => group.call(type, at) }),
    ...(measure && { measure: (at) => measure.call(type, at) }),
    ...(total && { total: (number, currency) => total.call(type, number, currency) }),
  };
}

/** A definition with nothing in it but what a type reads. */
export function bareDefinition(type: FieldType, keywords: Readonly<Record<string, unknown>> = {}): FieldDefinition {
  return { 'x-uid': 'computed', 'x-type': type.name, 'x-label': { en: '' }, ...keywords } as FieldDefinition;
}
