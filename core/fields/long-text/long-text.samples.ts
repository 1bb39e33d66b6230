import type { FieldSamples } from '#core/fields/contract-suite/field-samples.ts';

export const samples: FieldSamples<string> = {
  field: { maxLength: 1000 },
  valid: [
    { given: 'Visit with Mr X.\r\nHe asked for a price.\r', value: 'Visit with Mr X.\nHe asked for a price.' },
    { given: '\n  ', value: null },
    { given: '  indented\n\n  twice', value: '  indented\n\n  twice' },
    { given: '<b>50 %</b>_\\', value: '<b>50 %</b>_\\' },
    { given: 'Reunião em São João', value: 'Reunião em São João' },
  ],
  invalid: [
    { given: 'x'.repeat(1001), reason: 'schema' },
    { given: {}, reason: 'schema' },
    { given: '\u0000', reason: 'text.nul' },
  ],
  cells: [{ cell: 'a\nb', value: 'a\nb' }],
  operands: ['reuniao', 'VISIT', '50 %', '_', '\\'],
  refused: [1, null, 'a\u0000'],
};
