import type { FieldSamples } from '#core/fields/contract-suite/field-samples.ts';

export const samples: FieldSamples<boolean> = {
  valid: [
    { given: true, value: true },
    { given: false, value: false },
  ],
  invalid: [
    { given: 'true', reason: 'schema' },
    { given: 1, reason: 'schema' },
  ],
  cells: [
    ...['sim', 'Sí', 'yes', 'true', '1', 'x', 'VERDADEIRO'].map((cell) => ({ cell, value: true })),
    ...['não', 'no', 'false', '0', 'Falso'].map((cell) => ({ cell, value: false })),
    { cell: 'talvez', reason: 'boolean.unknown' },
  ],
  ascending: [false, true],
  operands: [true, false],
  refused: ['true', 1, null],
};
