import { describe, expect, it } from 'vitest';
import { shifted } from '#lib/i18n/days.ts';
import { byGroup, groupOfDay, nextMonday } from '#lib/today/day-groups.ts';

describe('where a day stands', () => {
  it.each([
    [-400, 'overdue'],
    [-1, 'overdue'],
    [0, 'today'],
    [1, 'tomorrow'],
    [2, 'week'],
    [6, 'week'],
    [7, 'later'],
    [undefined, 'undated'],
  ] as const)('%s days away: %s', (days, group) => expect(groupOfDay(days)).toBe(group));

  it('keeps the order of groups, and within one that of the day', () => {
    const item = (group: 'today' | 'overdue', day: string, time?: string) => ({ group, day, time });
    const groups = byGroup([
      item('today', '2026-11-24', '16:00'),
      item('overdue', '2026-11-20'),
      item('today', '2026-11-24'),
      item('today', '2026-11-24', '09:30'),
      item('overdue', '2026-11-02'),
    ]);
    expect(groups.map(({ group, items }) => [group, items.map(({ day, time }) => time ?? day)])).toEqual([
      ['overdue', ['2026-11-02', '2026-11-20']],
      ['today', ['2026-11-24', '09:30', '16:00']],
    ]);
  });
});

describe('days to put something off to', () => {
  it.each([
    ['2026-11-24', '2026-11-30'],
    ['2026-11-29', '2026-11-30'],
    ['2026-11-30', '2026-12-07'],
  ])('after %s the next Monday is %s', (day, monday) => expect(nextMonday(day)).toBe(monday));

  it('knows leap years', () => expect(shifted('2028-02-28', 1)).toBe('2028-02-29'));
});
