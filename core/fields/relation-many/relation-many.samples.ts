import type { FieldSamples } from '#core/fields/contract-suite/field-samples.ts';
import type { Link } from '#core/fields/relation-many/relation-many.ts';

const a = '0192f0c1-0000-7000-8000-00000000000a';
const b = '0192f0c1-0000-7000-8000-00000000000b';
const link = (id: string, role: string | null = null, decides = false, since: string | null = null, rank: number | null = null): Link => ({
  id,
  role,
  decides,
  since,
  rank,
});

export const samples: FieldSamples<Link[]> = {
  field: {
    'x-relation': {
      target: 'person',
      inverse: 'leads',
      attributes: {
        role: { type: 'string', maxLength: 80 },
        decides: { type: 'boolean', default: false },
        since: { type: 'string', format: 'date' },
        rank: { type: 'integer' },
      },
    },
  },
  valid: [
    { given: [{ id: a }], value: [link(a)] },
    {
      given: [{ id: b.toUpperCase(), role: ' Buyer ', decides: true, since: '2026-11-24', rank: 2 }],
      value: [link(b, 'Buyer', true, '2026-11-24', 2)],
    },
    { given: [{ id: a, role: null }, { id: b }], value: [link(a), link(b)] },
    { given: [], value: [] },
  ],
  invalid: [
    { given: a, reason: 'schema' },
    { given: [a], reason: 'schema' },
    { given: [{ id: 'x' }], reason: 'schema' },
    { given: [{ id: a, salary: 5 }], reason: 'schema' },
    { given: [{ id: a, role: 'x'.repeat(81) }], reason: 'schema' },
    { given: [{ id: a, rank: 3_000_000_000 }], reason: 'schema' },
    { given: [{ id: a }, { id: a.toUpperCase(), role: 'x' }], reason: 'relation.duplicate' },
    { given: [{ id: a, role: 'x\u0000' }], reason: 'text.nul' },
    { given: [{ id: a, since: '2026-02-30' }], reason: 'date.impossible' },
  ],
  operands: [a, b],
  refused: ['x', null, [a]],
  oracle: {
    contains: (value, operand: string) => value.some(({ id }) => id === operand),
    in: (value, operands: string[]) => value.some(({ id }) => operands.includes(id)),
  },
};
