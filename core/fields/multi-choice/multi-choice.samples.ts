import type { FieldSamples } from '#core/fields/contract-suite/field-samples.ts';

export const samples: FieldSamples<string[]> = {
  field: {
    'x-options': [
      { value: 'red', uid: 'o_red', label: { en: 'Red', pt: 'Vermelho', es: 'Rojo' } },
      { value: 'green', uid: 'o_green', label: { en: 'Green', pt: 'Verde', es: 'Verde' } },
      { value: 'dark "blue", {x}', uid: 'o_blue', label: { en: 'Dark, blue', pt: 'Azul-escuro', es: 'Azul oscuro' } },
    ],
  },
  valid: [
    { given: ['red'], value: ['red'] },
    { given: ['green', 'red'], value: ['red', 'green'] },
    { given: ['dark "blue", {x}'], value: ['dark "blue", {x}'] },
    { given: [], value: [] },
  ],
  invalid: [
    { given: ['pink'], reason: 'schema' },
    { given: ['red', 'red'], reason: 'schema' },
    { given: 'red', reason: 'schema' },
  ],
  cells: [
    { cell: 'Verde; Vermelho', value: ['red', 'green'] },
    { cell: 'red,green', value: ['red', 'green'] },
    { cell: 'Dark, blue', value: ['dark "blue", {x}'] },
    { cell: 'red; pink', reason: 'choice.unknown' },
  ],
  operands: ['red', 'dark "blue", {x}'],
  refused: ['pink', null, ['red']],
  oracle: {
    contains: (value, operand: string) => value.includes(operand),
    in: (value, operands: string[]) => operands.some((operand) => value.includes(operand)),
  },
};
