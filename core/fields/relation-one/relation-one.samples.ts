import type { FieldSamples } from '#core/fields/contract-suite/field-samples.ts';

const a = '0192f0c1-0000-7000-8000-00000000000a';
const b = '0192f0c1-0000-7000-8000-00000000000b';

export const samples: FieldSamples<string> = {
  field: { 'x-relation': { target: 'company', inverse: 'leads' } },
  valid: [
    { given: a, value: a },
    { given: b.toUpperCase(), value: b },
  ],
  invalid: [
    { given: 'acme', reason: 'schema' },
    { given: { id: a }, reason: 'schema' },
    { given: `urn:uuid:${a}`, reason: 'relation.format' },
  ],
  operands: [a, b.toUpperCase()],
  refused: ['acme', 5, null, [a]],
  oracle: { eq: (value, operand: string) => value === operand.toLowerCase() },
};
