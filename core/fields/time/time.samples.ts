import type { FieldSamples } from '#core/fields/contract-suite/field-samples.ts';

export const samples: FieldSamples<string> = {
  valid: [
    { given: '10:30', value: '10:30' },
    { given: '10:30:00', value: '10:30' },
    { given: '23:59:59', value: '23:59:59' },
    { given: '00:00', value: '00:00' },
  ],
  invalid: [
    { given: '24:00', reason: 'schema' },
    { given: '10:60', reason: 'schema' },
    { given: '9:30', reason: 'schema' },
    { given: '10:30Z', reason: 'schema' },
    { given: '10:30\n', reason: 'schema' },
    { given: 1030, reason: 'schema' },
    { given: '10:30\u0000', reason: 'schema' },
  ],
  cells: [
    { cell: '9h30', value: '09:30' },
    { cell: '9h', value: '09:00' },
    { cell: '9 horas', value: '09:00' },
    { cell: '10.30', value: '10:30' },
    { cell: '0930', value: '09:30' },
    { cell: '2:15 pm', value: '14:15' },
    { cell: '12 a.m.', value: '00:00' },
    { cell: '14:30:15', value: '14:30:15' },
    { cell: '14:30:15.250', value: '14:30:15' },
    { cell: '25:00', reason: 'time.impossible' },
    { cell: '13:00 pm', reason: 'time.impossible' },
    { cell: '10:61', reason: 'time.impossible' },
    { cell: '9', reason: 'time.format' },
    { cell: 'noon', reason: 'time.format' },
    { cell: '24/11/2026 10:30', reason: 'time.format' },
    { cell: `10:30${' '.repeat(50_000)}x`, reason: 'time.format' },
  ],
  ascending: ['00:00', '09:05', '10:30', '10:30:15', '23:59:59'],
  operands: ['10:30', '10:30:15', '00:00', '12:00:00'],
  refused: ['24:00', '9:30', 5, null, 'now'],
  compare: (value, operand) => seconds(value) - seconds(String(operand)),
};

function seconds(clock: string): number {
  const [hour = 0, minute = 0, second = 0] = clock.split(':').map(Number);
  return (hour * 60 + minute) * 60 + second;
}
