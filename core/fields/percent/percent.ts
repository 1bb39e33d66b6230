import Big from 'big.js';
import type { FieldType, Formats, Parsed } from '#core/contract/field-type.ts';
import { decimal, decimalPattern } from '#core/fields/decimal/decimal.ts';
import { convertNumber } from '#core/fields/reading/convert-number.ts';
import { limitKeywords, withinLimits, withoutNoise } from '#core/fields/reading/decimal-limits.ts';
import { findWritten } from '#core/fields/reading/find-written.ts';
import { readNumber } from '#core/fields/reading/read-number.ts';
import { trimDecimals, writeNumber } from '#core/fields/reading/write-number.ts';
import type { FieldDefinition } from '#schemas/types/definition.ts';

const scale = 4;
const wholeDigits = 5;

function canonical(number: Big, field: FieldDefinition): Parsed<string> {
  if (number.abs().gte(`1e${wholeDigits}`)) return { reason: 'number.size', params: { digits: wholeDigits } };
  const checked = withinLimits(number, field, scale);
  if ('reason' in checked || checked.value === null) return checked as Parsed<string>;
  return {
    value: trimDecimals(
      checked.value
        .abs()
        .toFixed(scale)
        .replace(/^/, checked.value.lt(0) ? '-' : ''),
      0,
    ),
  };
}

function read(text: string, formats: Formats, field: FieldDefinition): Parsed<string> {
  const number = readNumber(text.replace(/\s*(?:%|٪)$/, ''), formats.decimal);
  if ('reason' in number || number.value === null) return number as Parsed<string>;
  return canonical(withoutNoise(number.value, scale), field);
}

const inProse = /(?<![\p{L}\p{N}.,/-])\d{1,3}(?:[.,]\d{1,4})? ?%/gu;

/** A share of a hundred: "12.5" is 12.5 %. */
export const percent: FieldType<string> = {
  ...decimal,
  name: 'percent',
  keywords: {
    type: 'object',
    properties: { 'x-decimal': { type: 'object', additionalProperties: false, properties: { ...limitKeywords } } },
  },
  schema: () => ({ type: 'string', pattern: decimalPattern(wholeDigits, scale) }),
  columns: () => [{ suffix: '', type: `numeric(${wholeDigits + scale},${scale})` }],
  load: ([stored]) => (typeof stored === 'string' ? trimDecimals(stored, 0) : null),
  normalise: (value, field) => canonical(new Big(value), field),
  parse: read,
  find: (text, field, formats) => findWritten(text, { pattern: inProse, certain: false, read: (written) => read(written, formats, field) }),
  print: (value, _field, formats) => `${writeNumber(value, formats)} %`,
  convert: (from, field) => convertNumber(from, (number) => canonical(number, field)),
};
