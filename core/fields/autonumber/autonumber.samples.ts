import type { FieldSamples } from '#core/fields/contract-suite/field-samples.ts';

export const samples: FieldSamples<string> = {
  field: { readOnly: true, 'x-autonumber': { pattern: 'L-{YYYY}-{seq:6}', scope: 'year' } },
  valid: [{ given: 'L-2026-000123', value: 'L-2026-000123' }],
  invalid: [{ given: 5, reason: 'schema' }],
  ascending: ['L-2025-000900', 'L-2026-000002', 'L-2026-000010'],
  operands: ['L-2026-000002', 'l-2026', '0010'],
  refused: [5, null],
};
