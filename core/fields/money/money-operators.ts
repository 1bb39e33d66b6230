import type { FieldSql, FieldType, Operator, Parsed } from '#core/contract/field-type.ts';
import { column } from '#core/fields/operators/emptiness.ts';
import { numberOperand } from '#core/fields/reading/read-number.ts';
import { join, raw, type Sql, sql } from '#core/kit/sql.ts';

/** Without a currency it is compared with the amount in the base currency, with one only with amounts in that currency. */
export interface MoneyOperand {
  readonly value: string;
  readonly currency: string | null;
}

/** Takes "1234.5", 1234.5 or {value, currency}. */
export function moneyOperand(value: unknown): Parsed<MoneyOperand> {
  const written = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : { value };
  const currency = written.currency ?? null;
  if (currency !== null && !(typeof currency === 'string' && /^[A-Z]{3}$/.test(currency))) return { reason: 'operand.money' };
  const number = numberOperand(written.value);
  if ('reason' in number) return { reason: 'operand.money' };
  return { value: { value: number.value?.toFixed() ?? '0', currency } };
}

function compared(at: FieldSql, operator: Sql, operand: MoneyOperand): Sql {
  if (operand.currency === null) return sql`${column(at, 2)} ${operator} ${operand.value}::numeric`;
  return sql`(${column(at)} ${operator} ${operand.value}::numeric and ${column(at, 1)} = ${operand.currency}::text)`;
}

function compare(operator: string): Operator {
  const symbol = raw(operator);
  return { takes: 'one', build: (at, operand) => compared(at, symbol, operand as MoneyOperand) };
}

function anyOf(at: FieldSql, operands: unknown): Sql {
  return sql`(${join(
    (operands as MoneyOperand[]).map((operand) => compared(at, raw('='), operand)),
    ' or ',
  )})`;
}

export const moneyOperators: FieldType['operators'] = {
  eq: compare('='),
  ne: { takes: 'one', build: (at, operand) => sql`${compared(at, raw('='), operand as MoneyOperand)} is not true` },
  in: { takes: 'list', build: anyOf },
  nin: { takes: 'list', build: (at, operands) => sql`${anyOf(at, operands)} is not true` },
  lt: compare('<'),
  lte: compare('<='),
  gt: compare('>'),
  gte: compare('>='),
  between: {
    takes: 'range',
    build: (at, range) => {
      const [from, to] = range as [MoneyOperand, MoneyOperand];
      return sql`(${compared(at, raw('>='), from)} and ${compared(at, raw('<='), to)})`;
    },
  },
};
