import type { FieldSamples } from '#core/fields/contract-suite/field-samples.ts';
import { Concealed, type SetSecret } from '#core/fields/secret/concealed.ts';

export const samples: FieldSamples<SetSecret> = {
  valid: [
    { given: 'hunter2', value: new Concealed('hunter2') },
    { given: '  blanks and "quotes"; \\ % 😀 ', value: new Concealed('x') },
    { given: '', value: null },
  ],
  invalid: [
    { given: { set: true }, reason: 'secret.unchanged' },
    { given: { set: false }, reason: 'schema' },
    { given: 5, reason: 'schema' },
    { given: 'x'.repeat(4001), reason: 'schema' },
    { given: 'a\u0000', reason: 'text.nul' },
    { given: 'a\ud800', reason: 'text.encoding' },
  ],
  operands: [],
  refused: ['hunter2', null, 5, { set: true }],
};
