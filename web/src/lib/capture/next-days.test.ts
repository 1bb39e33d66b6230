import { expect, test } from 'vitest';
import { nextDays } from '#lib/capture/next-days.ts';

test.each([
  ['2026-11-23', 'a Monday', '2026-11-24', '2026-11-27'],
  ['2026-11-26', 'a Thursday', '2026-11-27', '2026-12-04'],
  ['2026-11-27', 'a Friday', '2026-11-28', '2026-12-04'],
  ['2026-12-31', 'the last of the year', '2027-01-01', '2027-01-08'],
])('after %s, %s', (today, _name, tomorrow, friday) => {
  expect(nextDays(today)).toEqual({ tomorrow, friday });
});
