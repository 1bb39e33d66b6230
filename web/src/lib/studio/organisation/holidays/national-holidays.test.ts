import { expect, test } from 'vitest';
import { easter } from '#lib/studio/organisation/holidays/easter.ts';
import { holidayCountries, nationalHolidays, withHolidays } from '#lib/studio/organisation/holidays/national-holidays.ts';

test.each([
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2026, '2026-04-05'],
  [2027, '2027-03-28'],
  [2038, '2038-04-25'],
  [2285, '2285-03-22'],
])('Easter of %i is on %s', (year, day) => {
  expect(easter(year)).toBe(day);
});

test('movable holidays follow Easter, fixed ones come every year', () => {
  const portugal = nationalHolidays('PT', 2026);
  expect(portugal).toHaveLength(13);
  expect(portugal).toContainEqual({ on: '2026-04-03', name: 'Sexta-feira Santa' });
  expect(portugal).toContainEqual({ on: '2026-06-04', name: 'Corpo de Deus' });
  expect(portugal).toContainEqual({ on: '2026-12-25', name: 'Natal', yearly: true });
  expect(nationalHolidays('XX', 2026)).toEqual([]);
});

test.each(holidayCountries)('the next year of %s adds only what moved', (country) => {
  const first = withHolidays([], nationalHolidays(country, 2026));
  const both = withHolidays(first, nationalHolidays(country, 2027));
  expect(both.length - first.length).toBe(nationalHolidays(country, 2027).filter(({ yearly }) => !yearly).length);
  expect(withHolidays(both, nationalHolidays(country, 2027))).toEqual(both);
});
