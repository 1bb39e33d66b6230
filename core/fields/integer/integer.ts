import type Big from 'big.js';
import type { FieldType, Formats, Parsed } from '#core/contract/field-type.ts';
import { comparison } from '#core/fields/operators/comparison.ts';
import { column, emptiness } from '#core/fields/operators/emptiness.ts';
import { convertNumber } from '#core/fields/reading/convert-number.ts';
import { findWritten, numberInProse } from '#core/fields/reading/find-written.ts';
import { picked } from '#core/fields/reading/keyword.ts';
import { numberOperand, readNumber } from '#core/fields/reading/read-number.ts';
import { sql } from '#core/kit/sql.ts';

const { MAX_SAFE_INTEGER: largest } = Number;

function whole(number: Big): Parsed<number> {
  if (!number.round().eq(number)) return { reason: 'number.integer' };
  if (number.abs().gt(largest)) return { reason: 'maximum', params: { limit: largest } };
  return { value: Number(number.toFixed(0)) };
}

function read(text: string, formats: Formats): Parsed<number> {
  const number = readNumber(text, formats.decimal);
  return 'reason' in number || number.value === null ? (number as Parsed<number>) : whole(number.value);
}

/** A whole number that JSON and JavaScript hold exactly. */
export const integer: FieldType<number> = {
  name: 'integer',
  keywords: {
    type: 'object',
    properties: {
      minimum: { type: 'integer', minimum: -largest, maximum: largest },
      maximum: { type: 'integer', minimum: -largest, maximum: largest },
    },
  },
  schema: (field) => ({ type: 'integer', minimum: -largest, maximum: largest, ...picked(field, 'minimum', 'maximum') }),
  columns: () => [{ suffix: '', type: 'bigint' }],
  // -0 is 0.
  normalise: (value) => ({ value: value + 0 }),
  load: ([stored]) => (stored === null || stored === undefined ? null : Number(stored)),
  operand: (value) => {
    const number = numberOperand(value);
    return 'reason' in number || number.value === null ? (number as Parsed<number>) : whole(number.value);
  },
  operators: { ...comparison('bigint', column), ...emptiness },
  order: (at) => column(at),
  orderType: 'bigint',
  group: (at) => column(at),
  measure: (at) => sql`${column(at)}::numeric`,
  parse: read,
  find: (text, _field, formats) => findWritten(text, { pattern: numberInProse, certain: false, read: (written) => read(written, formats) }),
  print: (value) => String(value),
  convert: (from) => convertNumber(from, whole),
  number: (value) => String(value),
};
