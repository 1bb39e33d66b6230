import type { JobSchedule } from '#core/contract/plugin.ts';

const UNITS = { m: { most: 60, write: minutes }, h: { most: 24, write: hours } } as const;

/** A schedule as a cron expression. Throws for one that no clock can keep, such as every 7 minutes. */
export function cronOf(schedule: JobSchedule): string {
  if ('cron' in schedule) {
    if (schedule.cron.trim().split(/\s+/).length === 5) return schedule.cron.trim();
    throw new Error(`“${schedule.cron}” is not a cron expression of five parts`);
  }
  if (schedule.every === '1d') return '0 0 * * *';
  const [, amount, name] = /^(\d{1,2})([mh])$/.exec(schedule.every) ?? [];
  const unit = UNITS[name as keyof typeof UNITS];
  const n = Number(amount);
  if (unit && n >= 1 && n < unit.most && unit.most % n === 0) return unit.write(n);
  throw new Error(`“${schedule.every}” is not an interval that divides an hour or a day`);
}

function minutes(n: number): string {
  return `${n === 1 ? '*' : `*/${n}`} * * * *`;
}

function hours(n: number): string {
  return `0 ${n === 1 ? '*' : `*/${n}`} * * *`;
}
