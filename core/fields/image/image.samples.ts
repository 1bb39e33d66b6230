import type { FieldSamples } from '#core/fields/contract-suite/field-samples.ts';
import type { FileValue } from '#core/fields/file/file.ts';

const photo: FileValue = { id: '0192f0c1-0000-7000-8000-00000000000a', name: 'foto.png', type: 'image/png', size: 12_345 };

export const samples: FieldSamples<FileValue> = {
  valid: [
    { given: photo, value: photo },
    { given: { ...photo, id: '0192F0C1-0000-7000-8000-00000000000B' }, value: { ...photo, id: '0192f0c1-0000-7000-8000-00000000000b' } },
  ],
  invalid: [
    { given: 'a.png', reason: 'schema' },
    { given: { id: photo.id }, reason: 'schema' },
    { given: { ...photo, size: 0 }, reason: 'schema' },
    { given: { ...photo, path: '/etc/passwd' }, reason: 'schema' },
    { given: { ...photo, id: 'x' }, reason: 'file.unknown' },
    { given: { ...photo, type: 'image/svg+xml' }, reason: 'file.type' },
  ],
  operands: ['CONTRATO', 'foto', '%', ''],
  refused: [5, null, ['a']],
  oracle: {
    contains: ({ name }, operand: string) => name.toLowerCase().includes(operand.toLowerCase()),
    startsWith: ({ name }, operand: string) => name.toLowerCase().startsWith(operand.toLowerCase()),
  },
};
