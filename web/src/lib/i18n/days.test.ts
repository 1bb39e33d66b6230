import { describe, expect, test } from 'vitest';
import { daysBetween, firstOfWeek, isDay, monthsLater, monthWeeks, shifted } from '#lib/i18n/days.ts';

describe('days of the calendar', () => {
  test('are told from what only looks like one', () => {
    expect(isDay('2026-02-28')).toBe(true);
    expect(isDay('2026-02-30')).toBe(false);
    expect(isDay('tomorrow')).toBe(false);
  });

  test('are moved across months, years and leap days', () => {
    expect(shifted('2024-02-28', 1)).toBe('2024-02-29');
    expect(shifted('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(monthsLater('2026-01-31', 1)).toBe('2026-02-28');
    expect(monthsLater('2026-01-15', -1)).toBe('2025-12-15');
  });

  test('stand in weeks that begin where the organisation says', () => {
    expect(firstOfWeek('2026-11-24', 1)).toBe('2026-11-23');
    expect(firstOfWeek('2026-11-22', 1)).toBe('2026-11-16');
    expect(firstOfWeek('2026-11-24', 0)).toBe('2026-11-22');
    const weeks = monthWeeks('2026-11-24', 1);
    expect(weeks.map((week) => week[0])).toEqual(['2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23', '2026-11-30']);
    expect(weeks.at(-1)?.at(-1)).toBe('2026-12-06');
    // February 2027 begins on a Monday and has 28 days.
    expect(monthWeeks('2027-02-10', 1)).toHaveLength(4);
  });
});
