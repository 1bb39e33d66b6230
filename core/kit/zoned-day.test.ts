import { expect, test } from 'vitest';
import { startOfPeriod, type Weekday } from '#core/kit/zoned-day.ts';

test.each<[Weekday | undefined, string]>([
  [undefined, '2026-11-23'],
  ['mon', '2026-11-23'],
  ['sun', '2026-11-22'],
  ['tue', '2026-11-24'],
  ['wed', '2026-11-18'],
])('a week that begins on %s', (begins, first) => {
  expect(startOfPeriod('2026-11-24', 'week', begins)).toBe(first);
  expect(startOfPeriod('2026-11-24', 'month', begins)).toBe('2026-11-01');
});
