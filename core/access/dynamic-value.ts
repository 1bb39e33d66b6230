import type { Caller } from '#core/contract/caller.ts';
import type { Field } from '#core/contract/registry.ts';
import { addToDay, type DayUnit, dayInZone, type Period, startOfDay, startOfPeriod } from '#core/kit/zoned-day.ts';
import { MOMENT } from '#core/schema/dynamic-words.ts';

/**
 * "$user", "$user.teams", "$user.department", "$now", "$today-7d", "$month+1m" …: what the value means for this caller now.
 * Any other value, and any value of a field that is neither a moment nor a relation, is returned as it is.
 */
export function dynamicValue(value: unknown, field: Field, caller: Caller): unknown {
  if (typeof value !== 'string' || !value.startsWith('$')) return value;
  if (field.type.target || field.name === 'id') return personal(value, caller);
  const keepsTime = field.type.orderType === 'timestamptz';
  if (!keepsTime && field.type.orderType !== 'date') return value;
  try {
    return moment(value, caller, keepsTime);
  } catch (error) {
    // Ten thousand years ago there was no date: the operand is refused as it stands.
    if (error instanceof RangeError) return value;
    throw error;
  }
}

function personal(value: string, caller: Caller): unknown {
  if (value === '$user') return caller.user.id;
  if (value === '$user.teams') return caller.user.teams;
  if (value === '$user.department') return caller.user.department;
  return value;
}

function moment(value: string, caller: Caller, keepsTime: boolean): unknown {
  const [, name, amount, unit] = MOMENT.exec(value) ?? [];
  if (name === undefined) return value;
  if (name === 'now' && keepsTime && amount === undefined) return caller.now.toISOString();
  const zone = caller.user.timeZone;
  const today = dayInZone(caller.now, zone);
  const begin = name === 'now' || name === 'today' ? today : startOfPeriod(today, name as Period, caller.organisation.firstDayOfWeek);
  const day = amount === undefined ? begin : addToDay(begin, Number(amount), unit as DayUnit);
  if (!keepsTime) return day;
  if (name === 'now') {
    const shift = startOfDay(day, zone).getTime() - startOfDay(today, zone).getTime();
    return new Date(caller.now.getTime() + shift).toISOString();
  }
  return startOfDay(day, zone).toISOString();
}
