import Big from 'big.js';
import type { FieldType, Formats, Parsed } from '#core/contract/field-type.ts';
import { comparison } from '#core/fields/operators/comparison.ts';
import { column, emptiness } from '#core/fields/operators/emptiness.ts';
import { convertNumber } from '#core/fields/reading/convert-number.ts';
import { limitKeywords, withinLimits, withoutNoise } from '#core/fields/reading/decimal-limits.ts';
import { findWritten, numberInProse } from '#core/fields/reading/find-written.ts';
import { numberOperand, readNumber } from '#core/fields/reading/read-number.ts';
import { writeNumber } from '#core/fields/reading/write-number.ts';
import type { FieldDefinition } from '#schemas/types/definition.ts';

const usualScale = 2;
const largestScale = 10;
const wholeDigits = 18;

function scaleOf(field: FieldDefinition): number {
  return Math.min(field['x-decimal']?.scale ?? usualScale, largestScale);
}

function canonical(number: Big, field: FieldDefinition): Parsed<string> {
  const scale = scaleOf(field);
  if (number.abs().gte(`1e${wholeDigits}`)) return { reason: 'number.size', params: { digits: wholeDigits } };
  const checked = withinLimits(number, field, scale);
  if ('reason' in checked || checked.value === null) return checked as Parsed<string>;
  return { value: unsignedZero(checked.value).toFixed(scale) };
}

function read(text: string, formats: Formats, field: FieldDefinition): Parsed<string> {
  const number = readNumber(text, formats.decimal);
  if ('reason' in number || number.value === null) return number as Parsed<string>;
  return canonical(withoutNoise(number.value, scaleOf(field)), field);
}

function unsignedZero(number: Big): Big {
  return number.eq(0) ? new Big(0) : number;
}

/** A number with a fixed count of decimals. It travels as a string and never becomes a JavaScript float. */
export const decimal: FieldType<string> = {
  name: 'decimal',
  keywords: {
    type: 'object',
    properties: {
      'x-decimal': {
        type: 'object',
        additionalProperties: false,
        properties: { scale: { type: 'integer', minimum: 0, maximum: largestScale }, ...limitKeywords },
      },
    },
  },
  schema: (field) => ({ type: 'string', pattern: decimalPattern(wholeDigits, scaleOf(field)) }),
  columns: (field) => [{ suffix: '', type: `numeric(${wholeDigits + scaleOf(field)},${scaleOf(field)})` }],
  normalise: (value, field) => canonical(new Big(value), field),
  operand: (value) => {
    const number = numberOperand(value);
    return 'reason' in number ? number : { value: number.value?.toFixed() ?? null };
  },
  operators: { ...comparison('numeric', column), ...emptiness },
  order: (at) => column(at),
  orderType: 'numeric',
  group: (at) => column(at),
  measure: (at) => column(at),
  parse: read,
  find: (text, field, formats) =>
    findWritten(text, { pattern: numberInProse, certain: false, read: (written) => read(written, formats, field) }),
  print: (value, _field, formats) => writeNumber(value, formats),
  convert: (from, field) => convertNumber(from, (number) => canonical(number, field)),
  number: (value) => value,
};

/** A decimal as it stands in JSON: a point, no groups, no exponent. */
export function decimalPattern(whole: number, scale: number): string {
  return scale === 0 ? `^-?\\d{1,${whole}}$` : `^-?\\d{1,${whole}}(\\.\\d{1,${scale}})?$`;
}
