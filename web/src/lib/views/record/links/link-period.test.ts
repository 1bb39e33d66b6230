import { describe, expect, test } from 'vitest';
import { byPeriod, periodState } from '#lib/views/record/links/link-period.ts';
import type { StoredRecord } from '#schemas/types/api.ts';

const entity = { period: { from: 'from', to: 'to' } };
const today = '2026-11-24';
const record = (id: string, from: string | null, to: string | null): StoredRecord => ({ id, version: 1, from, to });

describe('a record that holds for a time', () => {
  test.each([
    [null, null, 'current'],
    ['2026-11-24', null, 'current'],
    ['2026-11-25', null, 'future'],
    ['2020-01-01', '2026-11-25', 'current'],
    ['2020-01-01', '2026-11-24', 'past'],
    [null, '2020-01-01', 'past'],
  ])('from %s to %s is %s', (from, to, state) => {
    expect(periodState(entity, record('a', from, to), today)).toBe(state);
  });

  test('without dates always holds', () => {
    expect(periodState({}, record('a', '2030-01-01', '2020-01-01'), today)).toBe('current');
  });

  test('stands before those that are over, the latest first', () => {
    const list = [
      record('old', '2001-01-01', '2010-01-01'),
      record('late', '2010-01-01', '2020-01-01'),
      record('next', '2027-01-01', null),
      record('now', '2020-01-01', null),
      record('undated', null, null),
    ];
    expect(byPeriod(entity, list, today).map(({ id }) => id)).toEqual(['now', 'undated', 'next', 'late', 'old']);
  });
});
