import { type FieldSamples, unitedStates } from '#core/fields/contract-suite/field-samples.ts';

export const samples: FieldSamples<string> = {
  valid: [
    { given: '2026-11-24T10:00:00Z', value: '2026-11-24T10:00:00.000Z' },
    { given: '2026-11-24T10:00:00.123+01:00', value: '2026-11-24T09:00:00.123Z' },
    { given: '2024-02-29T23:59:59.999-05:00', value: '2024-03-01T04:59:59.999Z' },
    { given: '1850-01-01T00:00:00Z', value: '1850-01-01T00:00:00.000Z' },
  ],
  invalid: [
    { given: '2026-02-30T10:00:00Z', reason: 'date.impossible' },
    { given: '2026-11-24T10:00:00', reason: 'schema' },
    { given: '2026-11-24', reason: 'schema' },
    { given: '2026-11-24T25:00:00Z', reason: 'schema' },
    { given: '2016-12-31T23:59:60Z', reason: 'date.impossible' },
    { given: '0001-01-01T00:00:00+02:00', reason: 'date.impossible' },
    { given: 1764000000, reason: 'schema' },
  ],
  cells: [
    { cell: '03/07/2017 10:30', value: '2017-07-03T09:30:00.000Z' },
    { cell: '03/07/2017, 10h30', value: '2017-07-03T09:30:00.000Z' },
    { cell: '7/3/2017 10:30:05 PM', formats: unitedStates, value: '2017-07-04T02:30:05.000Z' },
    { cell: '2017-07-03T10:00:00Z', value: '2017-07-03T10:00:00.000Z' },
    { cell: '2017-07-03 10:00:00+02:00', value: '2017-07-03T08:00:00.000Z' },
    { cell: '2017-07-03T10:00:00', value: '2017-07-03T09:00:00.000Z' },
    { cell: '2017-01-03', value: '2017-01-03T00:00:00.000Z' },
    { cell: '03/07/2017 25:00', reason: 'date.impossible' },
    { cell: '31/02/2017 10:00', reason: 'date.impossible' },
    { cell: 'tomorrow at 10:00', reason: 'date.format' },
  ],
  ascending: ['1850-01-01T00:00:00.000Z', '2024-03-01T04:59:59.000Z', '2026-11-24T10:00:00.000Z'],
  operands: ['2026-11-24T10:00:00Z', '2024-03-01T00:00:00+01:00'],
  refused: ['2026-11-24', '$now', 5, null],
  compare: (value, operand) => Date.parse(value) - Date.parse(String(operand)),
};
