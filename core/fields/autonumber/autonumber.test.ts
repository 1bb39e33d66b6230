import { expect, test } from 'vitest';
import { autonumber } from '#core/fields/autonumber/autonumber.ts';
import type { FieldDefinition } from '#schemas/types/definition.ts';

const field = (pattern: string, scope: 'none' | 'year' | 'month' = 'none'): FieldDefinition => ({
  'x-uid': 'f_number',
  'x-type': 'autonumber',
  'x-label': { en: 'No.' },
  'x-autonumber': { pattern, scope },
});
const november = new Date('2026-11-24T10:00:00Z');

test('writes the year, the month and the padded number', () => {
  expect(autonumber.counter?.(field('L-{YYYY}-{seq:6}', 'year'), november).write(123)).toBe('L-2026-000123');
  expect(autonumber.counter?.(field('{YY}{MM}/{seq}', 'month'), november).write(7)).toBe('2611/7');
});

test('goes on beyond the padding instead of starting again', () => {
  expect(autonumber.counter?.(field('{seq:2}'), november).write(12345)).toBe('12345');
});

test('counts anew by year or month when the scope says so', () => {
  expect(autonumber.counter?.(field('{seq}', 'none'), november).scope).toBe('');
  expect(autonumber.counter?.(field('{seq}', 'year'), november).scope).toBe('2026');
  expect(autonumber.counter?.(field('{seq}', 'month'), november).scope).toBe('2026-11');
});
