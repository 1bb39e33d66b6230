import type { EntityView, StoredRecord } from '#schemas/types/api.ts';

export type PeriodState = 'past' | 'current' | 'future';
type Dated = Pick<EntityView, 'period'>;

const dayOf = (record: StoredRecord, name: string | undefined) => {
  const value = record[name ?? ''];
  return typeof value === 'string' ? value.slice(0, 10) : undefined;
};

/** From and to; either may be missing. */
export function periodOf({ period }: Dated, record: StoredRecord): { from: string | undefined; to: string | undefined } {
  return { from: dayOf(record, period?.from), to: dayOf(record, period?.to) };
}

/** It holds from its first day, and no longer on its last. */
export function periodState(entity: Dated, record: StoredRecord, today: string): PeriodState {
  const { from, to } = periodOf(entity, record);
  if (to !== undefined && to <= today) return 'past';
  return from !== undefined && from > today ? 'future' : 'current';
}

const rank: Record<PeriodState, number> = { current: 0, future: 1, past: 2 };

/** What holds now comes first, then what is to come, then what is over: each the latest first. */
export function byPeriod(entity: Dated, records: readonly StoredRecord[], today: string): StoredRecord[] {
  const key = (record: StoredRecord) => {
    const { from, to } = periodOf(entity, record);
    return `${to ?? '9999'} ${from ?? ''}`;
  };
  return [...records].sort((a, b) => {
    const byState = rank[periodState(entity, a, today)] - rank[periodState(entity, b, today)];
    return byState !== 0 ? byState : key(a) < key(b) ? 1 : -1;
  });
}
