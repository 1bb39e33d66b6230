import { describe, expect, test } from 'vitest';
import { calendarRange, isWithin, stepped } from '#lib/views/calendar/calendar-range.ts';

describe('the days of a calendar', () => {
  test('are whole weeks around a month', () => {
    const range = calendarRange('month', '2026-11-24', 1);
    expect([range.first, range.end, range.weeks.length]).toEqual(['2026-10-26', '2026-12-07', 6]);
    expect(isWithin(range, '2026-12-06')).toBe(true);
    expect(isWithin(range, '2026-12-07')).toBe(false);
  });

  test('are a week that begins where the organisation says', () => {
    expect(calendarRange('week', '2026-11-24', 0)).toMatchObject({ first: '2026-11-22', end: '2026-11-29' });
  });

  test('are those to come in an agenda', () => {
    expect(calendarRange('agenda', '2026-11-24', 1)).toMatchObject({ first: '2026-11-24', end: '2026-12-24' });
  });

  test('go on by what is shown at once', () => {
    expect(stepped('month', '2026-03-31', -1)).toBe('2026-02-28');
    expect(stepped('week', '2026-11-24', 1)).toBe('2026-12-01');
    expect(stepped('agenda', '2026-11-24', -1)).toBe('2026-10-25');
  });
});
