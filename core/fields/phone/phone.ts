import { type CountryCode, findPhoneNumbersInText, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { FieldSql, FieldType, FoundValue, Parsed } from '#core/contract/field-type.ts';
import { column, emptiness } from '#core/fields/operators/emptiness.ts';
import { phoneOperators } from '#core/fields/phone/phone-operators.ts';
import { cleanLine } from '#core/fields/reading/clean-text.ts';
import { textOperand } from '#core/fields/reading/text-operand.ts';
import { type Sql, sql } from '#core/kit/sql.ts';

export interface Phone {
  readonly raw: string;
  /** '+351912345678'; null when the number is not valid in its country. */
  readonly e164: string | null;
}

const longest = 60;
const fewestDigits = 3;

/** A number that cannot be dialled from abroad is kept as people wrote it: an extension, or a digit short, is better than nothing. */
function read(text: string, country: string): Parsed<Phone> {
  const line = cleanLine(text.replace(/^\s*tel:/i, ''));
  if ('reason' in line || line.value === null) return line as Parsed<Phone>;
  const raw = line.value;
  if (raw.length > longest) return { reason: 'maxLength', params: { limit: longest } };
  if (raw.replaceAll(/\D/g, '').length < fewestDigits) return { reason: 'phone.format' };
  const number = parsePhoneNumberFromString(
    raw.replace(/^00(?=[1-9])/, '+'),
    isSupportedCountry(country) ? (country as CountryCode) : undefined,
  );
  return { value: { raw, e164: number?.isValid() ? number.number : null } };
}

/** Only numbers that can be dialled: the rest are too like others. */
function dialledIn(text: string, country: string): FoundValue<Phone>[] {
  const found = findPhoneNumbersInText(text, isSupportedCountry(country) ? (country as CountryCode) : undefined);
  return found.flatMap(({ startsAt, endsAt }) => {
    const parsed = read(text.slice(startsAt, endsAt), country);
    if ('reason' in parsed || !parsed.value?.e164) return [];
    return [{ value: parsed.value, at: startsAt, length: endsAt - startsAt, certain: true }];
  });
}

/** Its digits as written and in the international form: each of them can be typed from the beginning. */
function dialled(at: FieldSql): Sql {
  return sql`regexp_replace(${column(at)}, '\\D', '', 'g') || coalesce(' ' || substr(${column(at, 1)}, 2), '')`;
}

/** "912 345 678" and "+351 (912) 345-678" are one number each; with words between them it is none. */
function digitsTyped(typed: string): readonly string[] {
  const digits = typed.replaceAll(/\D/g, '');
  const isNumber = /^\+?[\d\s()./-]+$/.test(typed.trim()) && digits.length >= fewestDigits;
  return isNumber ? [digits.replace(/^00/, '')] : [];
}

/** A telephone number, as written and in the international form (E.164) that calls and comparisons use. */
export const phone: FieldType<Phone> = {
  name: 'phone',
  keywords: { type: 'object' },
  schema: () => ({
    anyOf: [
      { type: 'string', maxLength: longest },
      {
        type: 'object',
        required: ['raw'],
        additionalProperties: false,
        properties: { raw: { type: 'string', maxLength: longest }, e164: { type: ['string', 'null'], maxLength: 20 } },
      },
    ],
  }),
  columns: () => [
    { suffix: '', type: 'text' },
    { suffix: '_e164', type: 'text' },
  ],
  store: (value) => (value === null ? [null, null] : [value.raw, value.e164]),
  load: ([raw, e164]) => (typeof raw === 'string' ? { raw, e164: typeof e164 === 'string' ? e164 : null } : null),
  // A plain string is welcome too. The international form is always worked out here, never taken from the caller.
  normalise: (value: Phone | string, _field, context) => read(typeof value === 'string' ? value : value.raw, context.country),
  operand: textOperand,
  operators: { ...phoneOperators, ...emptiness },
  index: (at) => column(at, 1),
  search: { text: dialled, words: digitsTyped },
  parse: (cell, formats) => read(cell, formats.country),
  find: (text, _field, formats) => dialledIn(text, formats.country),
  print: (value) => value.raw,
};
