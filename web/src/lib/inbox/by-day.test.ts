import { expect, test } from 'vitest';
import { byDay } from '#lib/inbox/by-day.ts';
import type { Notification } from '#schemas/types/api.ts';

const at = (id: string, moment: string) => ({ id, at: moment }) as Notification;

test('notifications stand below the day of their reader, in the order in which they came', () => {
  const list = [at('a', '2026-11-24T00:30:00Z'), at('b', '2026-11-23T23:30:00Z'), at('c', '2026-11-23T10:00:00Z')];
  const inSpain = (instant: string) => new Date(Date.parse(instant) + 3_600_000).toISOString().slice(0, 10);
  expect(byDay(list, inSpain).map(({ date, list: day }) => [date, day.map(({ id }) => id)])).toEqual([
    ['2026-11-24', ['a', 'b']],
    ['2026-11-23', ['c']],
  ]);
  expect(byDay([], inSpain)).toEqual([]);
});
