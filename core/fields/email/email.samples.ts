import type { FieldSamples } from '#core/fields/contract-suite/field-samples.ts';

export const samples: FieldSamples<string> = {
  valid: [
    { given: 'Ana.Silva@Example.pt', value: 'Ana.Silva@Example.pt' },
    { given: ' ana@sub.example.com.br ', value: 'ana@sub.example.com.br' },
    { given: 'Ana Silva <ana@example.pt>', value: 'ana@example.pt' },
    { given: ' ', value: null },
  ],
  invalid: [
    { given: 'ana', reason: 'email.format' },
    { given: 'ana@example', reason: 'email.format' },
    { given: 'ana@@example.pt', reason: 'email.format' },
    { given: 'ana@example.pt, rui@example.pt', reason: 'email.format' },
    { given: 'ana@example.pt\u0000', reason: 'text.nul' },
    { given: 5, reason: 'schema' },
    { given: `${'a'.repeat(400)}@example.pt`, reason: 'schema' },
  ],
  cells: [
    { cell: 'MAILTO:ana@example.pt', value: 'ana@example.pt' },
    { cell: 'none', reason: 'email.format' },
  ],
  ascending: ['ana@example.pt', 'Bruno@Example.pt', 'carla@example.pt'],
  operands: ['ANA@EXAMPLE.PT', 'bruno', 'example', ' carla@example.pt '],
  refused: [5, null],
  oracle: {
    eq: (value, operand: string) => value.toLowerCase() === operand.trim().toLowerCase(),
  },
};
