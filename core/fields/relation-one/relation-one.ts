import type { FieldType, ForeignValue, Parsed } from '#core/contract/field-type.ts';
import { column, emptiness } from '#core/fields/operators/emptiness.ts';
import { equality } from '#core/fields/operators/equality.ts';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id of a record. */
export function idOperand(value: unknown): Parsed<string> {
  return typeof value === 'string' && uuid.test(value) ? { value: value.toLowerCase() } : { reason: 'operand.id' };
}

/** The one record that another relation to the same entity points at. Texts are not looked up: they may mean several. */
export function convertToOne({ value, type, field }: ForeignValue, target: string): Parsed<string> {
  if (type.relation === 'any') {
    const { entity, id } = value as { readonly entity: string; readonly id: string };
    return entity === target ? { value: id } : { reason: 'relation.format' };
  }
  if (type.target?.(field) !== target) return { reason: 'relation.format' };
  if (typeof value === 'string') return { value };
  const links = value as readonly { readonly id: string }[];
  return links.length === 1 ? { value: links[0]?.id ?? null } : { reason: 'relation.format' };
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
