import { type FieldSamples, unitedStates } from '#core/fields/contract-suite/field-samples.ts';

export const samples: FieldSamples<number> = {
  field: { minimum: -9007199254740991 },
  valid: [
    { given: 0, value: 0 },
    { given: -0, value: 0 },
    { given: 2822, value: 2822 },
    { given: -5, value: -5 },
    { given: 9007199254740991, value: 9007199254740991 },
    { given: -9007199254740991, value: -9007199254740991 },
  ],
  invalid: [
    { given: 1.5, reason: 'schema' },
    { given: '5', reason: 'schema' },
    { given: 9007199254740992, reason: 'schema' },
    { given: true, reason: 'schema' },
  ],
  cells: [
    { cell: '2.822', value: 2822 },
    { cell: '2,822', formats: unitedStates, value: 2822 },
    { cell: '2 822', value: 2822 },
    { cell: '12,00', value: 12 },
    { cell: '12,5', reason: 'number.integer' },
    { cell: '12.5', reason: 'number.separator' },
    { cell: '9.007.199.254.740.993', reason: 'maximum' },
    { cell: 'many', reason: 'number.format' },
  ],
  ascending: [-9007199254740991, -5, 0, 3, 10, 2822],
  operands: [0, 10, -5, '2822', 4],
  refused: ['x', 1.5, null, '1e400', [], Number.NaN],
  compare: (value, operand) => value - Number(operand),
};
