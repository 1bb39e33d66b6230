import Big from 'big.js';
import { type FieldSamples, unitedStates } from '#core/fields/contract-suite/field-samples.ts';
import type { Money } from '#core/fields/money/money.ts';

const eur = (value: string): Money => ({ value, currency: 'EUR' });

/** The amount a value is compared by: in the base currency, or in the operand's own. Not comparable = never equal, above or below. */
function comparable(value: Money, operand: unknown): number {
  const { value: amount, currency } = typeof operand === 'object' ? (operand as Money) : { value: String(operand), currency: 'EUR' };
  return value.currency === currency ? new Big(value.value).cmp(amount) : Number.NaN;
}

export const samples: FieldSamples<Money> = {
  valid: [
    { given: { value: '1234.5', currency: 'EUR' }, value: eur('1234.50') },
    { given: { value: '-0', currency: 'EUR' }, value: eur('0.00') },
    { given: { value: '10', currency: 'USD' }, value: { value: '10.00', currency: 'USD' } },
    { given: { value: '0.1234', currency: 'BRL' }, value: { value: '0.1234', currency: 'BRL' } },
    { given: { value: '99999999999999.9999', currency: 'EUR' }, value: eur('99999999999999.9999') },
    { given: { value: '-12.00', currency: 'EUR' }, value: eur('-12.00') },
  ],
  invalid: [
    { given: '12', reason: 'schema' },
    { given: { value: 12, currency: 'EUR' }, reason: 'schema' },
    { given: { value: '12' }, reason: 'schema' },
    { given: { value: '12', currency: 'eur' }, reason: 'schema' },
    { given: { value: '12', currency: 'EUR', extra: 1 }, reason: 'schema' },
    { given: { value: '1.23456', currency: 'EUR' }, reason: 'schema' },
    { given: { value: '12', currency: 'ZZZ' }, reason: 'currency.unknown' },
  ],
  cells: [
    { cell: '€ 1.234,56', value: eur('1234.56') },
    { cell: '1.234,56 €', value: eur('1234.56') },
    { cell: '1.234,56', value: eur('1234.56') },
    { cell: '$1,100.04', formats: unitedStates, value: { value: '1100.04', currency: 'USD' } },
    { cell: 'R$ 10,00', value: { value: '10.00', currency: 'BRL' } },
    { cell: 'US$ 10', value: { value: '10.00', currency: 'USD' } },
    { cell: '10 EUR', value: eur('10.00') },
    { cell: '(5,00 €)', value: eur('-5.00') },
    { cell: '€-5', value: eur('-5.00') },
    { cell: '1100.04', reason: 'number.separator' },
    { cell: '10 things', reason: 'money.format' },
    { cell: '€', reason: 'money.format' },
  ],
  ascending: [eur('-12.00'), eur('0.00'), eur('9.50'), eur('1234.50')],
  operands: ['0', 1234.5, eur('9.5'), { value: '10', currency: 'USD' }],
  refused: ['x', null, { currency: 'EUR' }, { value: '1', currency: 5 }, true],
  compare: comparable,
};
