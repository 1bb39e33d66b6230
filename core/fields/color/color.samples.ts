import type { FieldSamples } from '#core/fields/contract-suite/field-samples.ts';

export const samples: FieldSamples<string> = {
  valid: [
    { given: '#0B6E6E', value: '#0b6e6e' },
    { given: 'ffffff', value: '#ffffff' },
    { given: '#aBc', value: '#aabbcc' },
    { given: 'rgb(11, 110, 110)', value: '#0b6e6e' },
    { given: ' ', value: null },
  ],
  invalid: [
    { given: 'teal', reason: 'color.format' },
    { given: '#12345', reason: 'color.format' },
    { given: 'rgb(256,0,0)', reason: 'color.format' },
    { given: '#0b6e6e\u0000', reason: 'color.format' },
    { given: '#0b6e6\ud800', reason: 'color.format' },
    { given: 'url(javascript:alert(1))', reason: 'color.format' },
    { given: '#'.repeat(61), reason: 'schema' },
    { given: 0xff0000, reason: 'schema' },
  ],
  cells: [
    { cell: '#FFF', value: '#ffffff' },
    { cell: ' '.repeat(50_000), reason: 'color.format' },
    { cell: 'red; x', reason: 'color.format' },
  ],
  operands: ['#0B6E6E', 'fff', '#123456'],
  refused: ['teal', 5, null, '', ['#fff']],
  oracle: { eq: (value, operand: string) => value === ({ '#0B6E6E': '#0b6e6e', fff: '#ffffff' }[operand] ?? operand) },
};
