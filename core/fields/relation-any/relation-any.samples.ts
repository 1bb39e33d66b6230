import type { FieldSamples } from '#core/fields/contract-suite/field-samples.ts';
import type { Pointer } from '#core/fields/relation-any/pointers.ts';

const a = '0192f0c1-0000-7000-8000-00000000000a';
const b = '0192f0c1-0000-7000-8000-00000000000b';

export const samples: FieldSamples<Pointer> = {
  field: { 'x-relation-any': { targets: ['company', 'person'], inverse: 'x_notes' } },
  valid: [
    { given: { entity: 'company', id: a }, value: { entity: 'company', id: a } },
    { given: { entity: 'person', id: b.toUpperCase() }, value: { entity: 'person', id: b } },
    { given: { id: b, entity: 'company' }, value: { entity: 'company', id: b } },
  ],
  invalid: [
    { given: a, reason: 'schema' },
    { given: `company:${a}`, reason: 'schema' },
    { given: [{ entity: 'company', id: a }], reason: 'schema' },
    { given: { id: a }, reason: 'schema' },
    { given: { entity: 'company' }, reason: 'schema' },
    { given: { entity: 'lead', id: a }, reason: 'schema' },
    { given: { entity: 'constructor', id: a }, reason: 'schema' },
    { given: { entity: 'company', id: 'acme' }, reason: 'schema' },
    { given: { entity: 'company', id: a, title: 'Acme' }, reason: 'schema' },
    { given: JSON.parse(`{"entity": "company", "id": "${a}", "__proto__": {}}`), reason: 'schema' },
    { given: { entity: 'company', id: `urn:uuid:${a}` }, reason: 'relation.format' },
  ],
  operands: [
    { entity: 'company', id: a },
    { entity: 'person', id: b.toUpperCase() },
    { entity: 'person', id: a },
    { entity: 'company' },
    { entity: 'gone' },
  ],
  refused: [
    a,
    5,
    null,
    [],
    {},
    { id: a },
    { entity: 'company', id: 'acme' },
    { entity: 'company', id: null },
    { entity: 'Company' },
    { entity: 'company', other: 1 },
    JSON.parse('{"__proto__": {"entity": "company"}}'),
  ],
  oracle: {
    eq: (value, operand: Partial<Pointer>) =>
      value.entity === operand.entity && (operand.id === undefined || value.id === operand.id.toLowerCase()),
  },
};
