import type { FieldType, ForeignValue, Parsed } from '#core/contract/field-type.ts';
import { column, emptiness } from '#core/fields/operators/emptiness.ts';
import { equality } from '#core/fields/operators/equality.ts';
import { pointersOf } from '#core/fields/relation-any/pointers.ts';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id of a record. */
export function idOperand(value: unknown): Parsed<string> {
  return typeof value === 'string' && uuid.test(value) ? { value: value.toLowerCase() } : { reason: 'operand.id' };
}

/** The one record that another relation to the same entity points at. Texts are not looked up: they may mean several. */
export function convertToOne(from: ForeignValue, target: string): Parsed<string> {
  const [pointer, ...others] = pointersOf(from);
  return pointer?.entity === target && others.length === 0 ? { value: pointer.id } : { reason: 'relation.format' };
}

/** A link to one record of another entity, or of the same one. */
export const relationOne: FieldType<string> = {
  name: 'relation_one',
  keywords: {
    type: 'object',
    required: ['x-relation'],
    properties: { 'x-relation': { type: 'object', required: ['target'], properties: { target: { type: 'string' }, attributes: false } } },
  },
  schema: () => ({ type: 'string', format: 'uuid' }),
  columns: () => [{ suffix: '', type: 'uuid' }],
  normalise: (value) => (uuid.test(value) ? { value: value.toLowerCase() } : { reason: 'relation.format' }),
  operand: idOperand,
  operators: { ...equality('uuid', column), ...emptiness },
  group: (at) => column(at),
  convert: (from, field) => convertToOne(from, field['x-relation']?.target ?? ''),
  print: (value) => value,
  relation: 'one',
  target: (field) => field['x-relation']?.target ?? '',
};
