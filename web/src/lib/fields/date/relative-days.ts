import type { Key } from '#lib/i18n/catalogues.ts';

/** Days that move with the calendar, as filters write them. */
export const relativeDays: readonly { value: string; label: Key }[] = [
  { value: '$today', label: 'day.today' },
  { value: '$today-1d', label: 'day.yesterday' },
  { value: '$today+1d', label: 'day.tomorrow' },
  { value: '$today-7d', label: 'day.ago7' },
  { value: '$today-30d', label: 'day.ago30' },
  { value: '$today+7d', label: 'day.in7' },
  { value: '$today+30d', label: 'day.in30' },
  { value: '$week', label: 'day.week' },
  { value: '$month', label: 'day.month' },
  { value: '$quarter', label: 'day.quarter' },
  { value: '$year', label: 'day.year' },
];

export function relativeDayLabel(value: unknown): Key | undefined {
  return relativeDays.find((day) => day.value === value)?.label;
}
