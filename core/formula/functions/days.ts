import { movedByDays, movedByMonths } from '#core/formula/bounded.ts';
import { all, type FormulaFunction, type FunctionTable, type Misfit } from '#core/formula/formula-function.ts';
import { asKind } from '#core/formula/functions/as-kind.ts';
import { isDay, type Kind } from '#core/formula/kind.ts';
import type { Typed } from '#core/formula/typed.ts';
import { raw, type Sql, sql } from '#core/kit/sql.ts';
import { dayInZone } from '#core/kit/zoned-day.ts';

const WRITTEN = /^\d{4}-\d{2}-\d{2}$/;

function part(unit: 'year' | 'month' | 'day'): FormulaFunction {
  return {
    takes: [1, 1],
    result: (args) => all(args, isDay, 'day', 'integer'),
    sql: ([day], { args }, moment) =>
      sql`extract(${raw(unit)} FROM ${asKind(day as Sql, (args[0] as Typed).kind, 'date', moment)})::numeric`,
  };
}

function moved(write: (day: Sql, count: Sql) => Sql): FormulaFunction {
  return {
    takes: [2, 2],
    result: (args) => {
      const [day, count] = args as [Typed, Typed];
      if (count.kind !== 'integer') return { code: 'formula.needs.integer', params: { kind: count.kind }, argument: 1 };
      return all([day], isDay, 'day', 'date');
    },
    sql: ([day, count], { args }, moment) => write(asKind(day as Sql, (args[0] as Typed).kind, 'date', moment), count as Sql),
  };
}

/** A written day must be one. */
function written([value]: readonly Typed[]): Kind | Misfit {
  if (value?.kind === 'date_time' || value?.kind === 'date') return 'date';
  const text = value?.is === 'value' && value.kind === 'text' ? String(value.value) : '';
  const isDate = WRITTEN.test(text) && !text.startsWith('0000') && new Date(`${text}T00:00:00Z`).toISOString?.().slice(0, 10) === text;
  return isDate ? 'date' : { code: 'formula.date', argument: 0 };
}

export const days: FunctionTable = {
  today: {
    takes: [0, 0],
    result: () => 'date',
    sql: (_args, _call, { now, timeZone }) => sql`${dayInZone(now, timeZone)}::date`,
    varies: true,
  },
  now: { takes: [0, 0], result: () => 'date_time', sql: (_args, _call, { now }) => sql`${now.toISOString()}::timestamptz`, varies: true },
  date: {
    takes: [1, 1],
    result: written,
    sql: ([value], { args }, moment) =>
      (args[0] as Typed).kind === 'text' ? sql`${value}::date` : asKind(value as Sql, (args[0] as Typed).kind, 'date', moment),
  },
  days: {
    takes: [2, 2],
    result: (args) => all(args, isDay, 'day', 'integer'),
    sql: ([from, to], { args }, moment) => {
      const day = (value: Sql | undefined, i: number) => asKind(value as Sql, (args[i] as Typed).kind, 'date', moment);
      return sql`(${day(to, 1)} - ${day(from, 0)})::numeric`;
    },
  },
  addDays: moved(movedByDays),
  addMonths: moved(movedByMonths),
  year: part('year'),
  month: part('month'),
  day: part('day'),
};
