import type { FieldSamples } from '#core/fields/contract-suite/field-samples.ts';

export const samples: FieldSamples<string> = {
  field: {
    'x-options': [
      { value: 'to_do', uid: 'o_to_do', label: { en: 'To do', pt: 'A fazer', es: 'Por hacer' } },
      { value: 'won', uid: 'o_won', label: { en: 'Won', pt: 'Ganho', es: 'Ganada' } },
      { value: "o'lost\\", uid: 'o_lost', label: { en: 'Lost', pt: 'Perdido', es: 'Pérdida' } },
    ],
  },
  valid: [
    { given: 'won', value: 'won' },
    { given: "o'lost\\", value: "o'lost\\" },
  ],
  invalid: [
    { given: 'Won', reason: 'schema' },
    { given: '', reason: 'schema' },
    { given: 5, reason: 'schema' },
  ],
  cells: [
    { cell: 'won', value: 'won' },
    { cell: 'GANHO', value: 'won' },
    { cell: 'perdida', value: "o'lost\\" },
    { cell: 'por  hacer', value: 'to_do' },
    { cell: 'won!', reason: 'choice.unknown' },
  ],
  ascending: ['to_do', 'won', "o'lost\\"],
  operands: ['to_do', "o'lost\\"],
  refused: ['nothing', 5, null],
};
