import type { FieldSamples } from '#core/fields/contract-suite/field-samples.ts';
import type { FileValue } from '#core/fields/file/file.ts';

const contract: FileValue = {
  id: '0192f0c1-0000-7000-8000-00000000000a',
  name: 'Contrato 2026.pdf',
  type: 'application/pdf',
  size: 12_345,
};

export const samples: FieldSamples<FileValue> = {
  valid: [
    { given: contract, value: contract },
    {
      given: { ...contract, id: '0192F0C1-0000-7000-8000-00000000000B' },
      value: { ...contract, id: '0192f0c1-0000-7000-8000-00000000000b' },
    },
  ],
  invalid: [
    { given: 'a.pdf', reason: 'schema' },
    { given: { id: contract.id }, reason: 'schema' },
    { given: { ...contract, size: 0 }, reason: 'schema' },
    { given: { ...contract, path: '/etc/passwd' }, reason: 'schema' },
    { given: { ...contract, id: 'x' }, reason: 'file.unknown' },
  ],
  operands: ['CONTRATO', 'foto', '%', ''],
  refused: [5, null, ['a']],
  oracle: {
    contains: ({ name }, operand: string) => name.toLowerCase().includes(operand.toLowerCase()),
    startsWith: ({ name }, operand: string) => name.toLowerCase().startsWith(operand.toLowerCase()),
  },
};
