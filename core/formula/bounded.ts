import { raw, type Sql, sql } from '#core/kit/sql.ts';

/** Numbers between the limits, everything else as empty; the expression is written once. NULL stays NULL: `greatest` passes it by, and then it is the limit. */
export function boundedNumber(number: Sql, { low, high }: { readonly low: string; readonly high: string }): Sql {
  return sql`nullif(nullif(least(greatest(${number}, ${raw(`${low}::numeric`)}), ${raw(`${high}::numeric`)}), ${raw(`${low}::numeric`)}), ${raw(`${high}::numeric`)})`;
}

const FIRST = "date '0001-01-01'";

/** Days that can be written with four figures of a year. */
export function boundedDay(day: Sql): Sql {
  return between(day, ["date '0001-12-31 BC'", "date '10000-01-01'"]);
}

/** A day moved by a number of days, however large that is. */
export function movedByDays(day: Sql, count: Sql): Sql {
  const number = boundedNumber(sql`(${day} - ${raw(FIRST)}) + trunc(${count})`, { low: '(-1)', high: '3652059' });
  return sql`(${raw(FIRST)} + ${number}::int)`;
}

/** The same with months; the 31st of a short month becomes its last day. 12,000 years further on there is room to go back as far as anybody asks. */
export function movedByMonths(day: Sql, count: Sql): Sql {
  const months = sql`${boundedNumber(sql`trunc(${count})`, { low: '(-120001)', high: '120001' })}::int`;
  const later = sql`(${day} + interval '12000 years' + make_interval(months => ${months}))::date`;
  return sql`(${between(later, ["date '12000-12-31'", "date '22000-01-01'"])} - interval '12000 years')::date`;
}

function between(day: Sql, [low, high]: readonly [string, string]): Sql {
  return sql`nullif(nullif(least(greatest(${day}, ${raw(low)}), ${raw(high)}), ${raw(low)}), ${raw(high)})`;
}
