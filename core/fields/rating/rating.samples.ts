import type { FieldSamples } from '#core/fields/contract-suite/field-samples.ts';

export const samples: FieldSamples<number> = {
  field: { 'x-rating': { max: 7 } },
  valid: [
    { given: 1, value: 1 },
    { given: 7, value: 7 },
  ],
  invalid: [
    { given: 0, reason: 'schema' },
    { given: 8, reason: 'schema' },
    { given: 2.5, reason: 'schema' },
    { given: '3', reason: 'schema' },
    { given: [3], reason: 'schema' },
  ],
  cells: [
    { cell: '4', value: 4 },
    { cell: '4,0', value: 4 },
    { cell: '4/7', value: 4 },
    { cell: '4 de 7', value: 4 },
    { cell: '★★★☆☆☆☆', value: 3 },
    { cell: '⭐⭐', value: 2 },
    { cell: '0', value: null },
    { cell: '4/5', reason: 'rating.scale' },
    { cell: '8', reason: 'rating.scale' },
    { cell: '4.5', reason: 'rating.format' },
    { cell: 'good', reason: 'rating.format' },
    { cell: `${'★'.repeat(50_000)}!`, reason: 'rating.format' },
  ],
  ascending: [1, 2, 5, 7],
  operands: [1, 5, '7', 0, 9_007_199_254_740_991],
  refused: ['x', 1.5, null, [], '1e400'],
  compare: (value, operand) => value - Number(operand),
};
