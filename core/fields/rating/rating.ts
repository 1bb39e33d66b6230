import type { FieldType, Parsed } from '#core/contract/field-type.ts';
import { integer } from '#core/fields/integer/integer.ts';
import { comparison } from '#core/fields/operators/comparison.ts';
import { column, emptiness } from '#core/fields/operators/emptiness.ts';
import type { FieldDefinition } from '#schemas/types/definition.ts';

const usual = 5;
const fewest = 3;
const most = 10;

function limitOf(field: FieldDefinition): number {
  return field['x-rating']?.max ?? usual;
}

/** "4", "4/5", "4 of 5", "★★★★": as many as were given, never a share of another scale. */
function read(cell: string, field: FieldDefinition): Parsed<number> {
  const stars = /^([★⭐]+)[☆\s]*$/u.exec(cell)?.[1];
  const [, written, scale] = /^(\d{1,2})(?:[.,]0+)?(?:\s*(?:\/|of|de)\s*(\d{1,2}))?(?:\s*[★⭐])?$/iu.exec(cell) ?? [];
  const value = stars ? [...stars].length : written === undefined ? Number.NaN : Number(written);
  const limit = limitOf(field);
  if (Number.isNaN(value)) return { reason: 'rating.format', params: { limit } };
  if (value > limit || (scale !== undefined && Number(scale) !== limit)) return { reason: 'rating.scale', params: { limit } };
  return value === 0 ? { value: null } : { value };
}

/** So many stars of a few. */
export const rating: FieldType<number> = {
  name: 'rating',
  keywords: {
    type: 'object',
    properties: {
      'x-rating': {
        type: 'object',
        additionalProperties: false,
        properties: { max: { type: 'integer', minimum: fewest, maximum: most } },
      },
    },
  },
  schema: (field) => ({ type: 'integer', minimum: 1, maximum: limitOf(field) }),
  columns: () => [{ suffix: '', type: 'smallint' }],
  load: ([stored]) => (stored === null || stored === undefined ? null : Number(stored)),
  operand: integer.operand,
  operators: { ...comparison('bigint', column), ...emptiness },
  order: (at) => column(at),
  orderType: 'smallint',
  group: (at) => column(at),
  ...(integer.measure && { measure: integer.measure }),
  parse: (cell, _formats, field) => read(cell, field),
  print: (value) => String(value),
};
