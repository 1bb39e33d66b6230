import type { Key } from '#lib/i18n/catalogues.ts';
import { shifted } from '#lib/i18n/days.ts';

export interface UsualPeriod {
  key: string;
  label: Key;
  from: string;
  to: string | undefined;
}

/** The stretches of time that people ask for, as days. */
export function usualPeriods(today: string): UsualPeriod[] {
  const year = Number(today.slice(0, 4));
  return [
    { key: 'month', label: 'period.last30', from: shifted(today, -30), to: undefined },
    { key: 'year', label: 'period.thisYear', from: `${year}-01-01`, to: `${year}-12-31` },
    { key: 'before', label: 'period.lastYear', from: `${year - 1}-01-01`, to: `${year - 1}-12-31` },
  ];
}
