import Big from 'big.js';
import type { FieldSql, FieldType, Formats, FoundValue, Parsed, StoreContext } from '#core/contract/field-type.ts';
import { decimalPattern } from '#core/fields/decimal/decimal.ts';
import { isCurrency, splitCurrency } from '#core/fields/money/currency.ts';
import { moneyOperand, moneyOperators } from '#core/fields/money/money-operators.ts';
import { column, emptiness } from '#core/fields/operators/emptiness.ts';
import { convertNumber } from '#core/fields/reading/convert-number.ts';
import { limitKeywords, withinLimits, withoutNoise } from '#core/fields/reading/decimal-limits.ts';
import { findWritten, numberInProse } from '#core/fields/reading/find-written.ts';
import { readNumber } from '#core/fields/reading/read-number.ts';
import { trimDecimals, writeNumber } from '#core/fields/reading/write-number.ts';
import { raw, type Sql, sql } from '#core/kit/sql.ts';
import type { FieldDefinition } from '#schemas/types/definition.ts';

export interface Money {
  readonly value: string;
  readonly currency: string;
}

const scale = 4;
const wholeDigits = 14;

function canonical(number: Big, currency: string, field: FieldDefinition): Parsed<Money> {
  if (!isCurrency(currency)) return { reason: 'currency.unknown', params: { currency } };
  if (number.abs().gte(`1e${wholeDigits}`)) return { reason: 'number.size', params: { digits: wholeDigits } };
  const checked = withinLimits(number, field, scale);
  if ('reason' in checked || checked.value === null) return checked as Parsed<Money>;
  return { value: { value: written(checked.value.toFixed(scale)), currency } };
}

/** Two decimals, more only where there are more: "1234.50". No "-0.00". */
function written(stored: string): string {
  return trimDecimals(stored, 2).replace(/^-(?=[0.]+$)/, '');
}

/** The amount by the rate of the day on which it is written; none where there is no rate, or where it would not fit. */
function baseAmount({ value, currency }: Money, { baseCurrency, rate }: StoreContext): string | null {
  if (currency === baseCurrency) return value;
  const worth = rate?.(currency);
  if (worth === undefined) return null;
  const amount = new Big(value).times(worth).round(scale, Big.roundHalfUp);
  return amount.abs().gte(new Big(10).pow(wholeDigits)) ? null : amount.toFixed(scale);
}

function readAmount(cell: string, formats: Formats, field: FieldDefinition): Parsed<Money> {
  const split = splitCurrency(cell, formats.currency);
  if (!split) return { reason: 'money.format' };
  const number = readNumber(split.amount, formats.decimal);
  if ('reason' in number || number.value === null) return number as Parsed<Money>;
  return canonical(withoutNoise(number.value, scale), split.currency, field);
}

/** "1.500 €", "R$ 1.500", "EUR 1.500": with its currency an amount is one, without it is any number. */
const sign = '(?:€|R\\$|US\\$|\\$|£|EUR|USD|BRL|GBP)';
const amount = "\\d[\\d.,'\u00a0\u202f]{0,20}";
const withCurrency = new RegExp(`(?<![\\p{L}\\p{N}.,])(?:${sign} ?${amount}(?<![.,'])|${amount}(?<![.,']) ?${sign}(?!\\p{L}))`, 'gu');

function amountsIn(text: string, field: FieldDefinition, formats: Formats): FoundValue<Money>[] {
  const read = (written: string) => readAmount(written, formats, field);
  const sure = findWritten(text, { pattern: withCurrency, certain: true, read });
  const inside = (place: number) => sure.some(({ at, length }) => place >= at && place < at + length);
  return [...sure, ...findWritten(text, { pattern: numberInProse, certain: false, read }).filter(({ at }) => !inside(at))];
}

const inBase = (at: FieldSql) => column(at, 2);

/** As in `baseAmount`: what has no room in its column is empty. */
const bounded = (amount: Sql) => sql`(SELECT CASE WHEN abs(b) < ${raw(`1e${wholeDigits}`)} THEN b END FROM (SELECT ${amount}) a(b))`;

/** An amount with its currency, and the same amount in the currency of the organisation, which is what sums and sorting work on. */
export const money: FieldType<Money> = {
  name: 'money',
  keywords: {
    type: 'object',
    properties: { 'x-decimal': { type: 'object', additionalProperties: false, properties: { ...limitKeywords } } },
  },
  schema: () => ({
    type: 'object',
    required: ['value', 'currency'],
    additionalProperties: false,
    properties: {
      value: { type: 'string', pattern: decimalPattern(wholeDigits, scale) },
      currency: { type: 'string', pattern: '^[A-Z]{3}$' },
    },
  }),
  columns: () => [
    { suffix: '', type: `numeric(${wholeDigits + scale + 1},${scale})` },
    { suffix: '_currency', type: 'text' },
    { suffix: '_base', type: `numeric(${wholeDigits + scale + 1},${scale})` },
  ],
  store: (value, context) => (value === null ? [null, null, null] : [value.value, value.currency, baseAmount(value, context)]),
  inBase: { column: 2, build: (at, worth) => bounded(sql`round(${at.columns[0]} * ${worth(column(at, 1))}, ${raw(String(scale))})`) },
  load: ([value, currency]) => (typeof value === 'string' ? { value: written(value), currency: String(currency) } : null),
  normalise: (value, field) => canonical(new Big(value.value), value.currency, field),
  operand: moneyOperand,
  operators: { ...moneyOperators, ...emptiness },
  order: inBase,
  orderType: 'numeric',
  measure: inBase,
  total: (number, currency) => [number, currency, number],
  parse: readAmount,
  find: amountsIn,
  print: (value, _field, formats) => `${writeNumber(value.value, formats)} ${value.currency}`,
  convert: (from, field) => convertNumber(from, (number) => canonical(number, from.formats.currency, field)),
  // An amount in another currency is another number: none at all is better than one that is wrong.
  number: ({ value, currency }, formats) => (currency === formats.currency ? value : undefined),
};
