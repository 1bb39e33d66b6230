import Big from 'big.js';
import { type FieldSamples, unitedStates } from '#core/fields/contract-suite/field-samples.ts';

export const samples: FieldSamples<string> = {
  field: { 'x-decimal': { maximum: '1000' } },
  valid: [
    { given: '12.5', value: '12.5' },
    { given: '12.5000', value: '12.5' },
    { given: '100', value: '100' },
    { given: '-0.0', value: '0' },
    { given: '-3.25', value: '-3.25' },
  ],
  invalid: [
    { given: 12.5, reason: 'schema' },
    { given: '12.5 %', reason: 'schema' },
    { given: '1.23456', reason: 'schema' },
    { given: '1000.5', reason: 'maximum' },
  ],
  cells: [
    { cell: '12,5 %', value: '12.5' },
    { cell: '12.5%', formats: unitedStates, value: '12.5' },
    { cell: '12,5', value: '12.5' },
    { cell: '12.5 %', reason: 'number.separator' },
    { cell: '%', reason: 'number.format' },
  ],
  ascending: ['-3.25', '0', '5', '12.5', '100'],
  operands: ['12.5', 5, '0'],
  refused: ['5 %', null],
  compare: (value, operand) => new Big(value).cmp(String(operand)),
};
