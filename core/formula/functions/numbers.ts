import { all, type FormulaFunction, type FunctionTable, type Misfit } from '#core/formula/formula-function.ts';
import { asKind } from '#core/formula/functions/as-kind.ts';
import { commonKind, isDay, isNumber, type Kind } from '#core/formula/kind.ts';
import type { Typed } from '#core/formula/typed.ts';
import { join, raw, sql } from '#core/kit/sql.ts';

/** 20 decimals, cut off: what PostgreSQL itself keeps of a quotient depends on how its operands are written. */
const SHIFT = raw('100000000000000000000');
const BACK = raw('0.00000000000000000001');
export const MOST_DECIMALS = 10;

function numbersOnly(args: readonly Typed[], result: Kind): Kind | Misfit {
  const day = args.findIndex(({ kind }) => isDay(kind));
  if (day !== -1) return { code: 'formula.dayArithmetic', argument: day };
  return all(args, isNumber, 'number', result);
}

/** Money and a number are money; money by money is a number. */
function product(args: readonly Typed[], whole: Kind): Kind | Misfit {
  const amounts = args.filter(({ kind }) => kind === 'money').length;
  const plain = args.every(({ kind }) => kind === 'integer') ? whole : 'decimal';
  return numbersOnly(args, amounts === 1 ? 'money' : plain);
}

function quotient(args: readonly Typed[], whole: Kind): Kind | Misfit {
  const isAmount = args[0]?.kind === 'money' && args[1]?.kind !== 'money';
  return numbersOnly(args, isAmount ? 'money' : args.every(({ kind }) => kind === 'integer') ? whole : 'decimal');
}

export const sum = (args: readonly Typed[]) => numbersOnly(args, commonKind(args.map(({ kind }) => kind)) ?? 'decimal');

function extreme(name: 'least' | 'greatest'): FormulaFunction {
  return {
    takes: [2, 20],
    result: (args) => {
      const common = commonKind(args.map(({ kind }) => kind));
      return common && (isNumber(common) || isDay(common)) ? common : { code: 'formula.needs.comparable' };
    },
    sql: (args, call, moment) => {
      const values = args.map((value, i) => asKind(value, (call.args[i] as Typed).kind, call.kind, moment));
      return sql`${raw(name)}(${join(values, ', ')})`;
    },
  };
}

/** To whole numbers, upwards or downwards. */
function whole(name: 'floor' | 'ceil'): FormulaFunction {
  return {
    takes: [1, 1],
    result: (args) => numbersOnly(args, args[0]?.kind === 'money' ? 'money' : 'integer'),
    sql: ([number]) => sql`${raw(name)}(${number})`,
  };
}

/** The number of decimals that `round` is asked for; it has to be known without looking at a record. */
export function roundedTo({ args }: { readonly args: readonly Typed[] }): number | undefined {
  const decimals = args[1];
  if (!decimals) return 0;
  if (decimals.is !== 'value' || decimals.kind !== 'integer') return undefined;
  return Number(decimals.value) <= MOST_DECIMALS ? Number(decimals.value) : undefined;
}

const round: FormulaFunction = {
  takes: [1, 2],
  result: (args) => {
    const decimals = roundedTo({ args });
    if (decimals === undefined) return { code: 'formula.decimals', params: { limit: MOST_DECIMALS }, argument: 1 };
    const [number] = args as [Typed];
    const plain = decimals === 0 || number.kind === 'integer' ? 'integer' : 'decimal';
    return numbersOnly([number], number.kind === 'money' ? 'money' : plain);
  },
  sql: ([number], call) => sql`round(${number}, ${raw(String(roundedTo(call) ?? 0))})`,
};

export const numbers: FunctionTable = {
  '*': { takes: [2, 2], result: (args) => product(args, 'integer'), sql: ([a, b]) => sql`(${a} * ${b})` },
  '/': {
    takes: [2, 2],
    result: (args) => quotient(args, 'decimal'),
    sql: ([a, b]) => sql`(div(${a} * ${SHIFT}, nullif(${b}, 0)) * ${BACK})`,
  },
  '%': { takes: [2, 2], result: (args) => quotient(args, 'integer'), sql: ([a, b]) => sql`mod(${a}, nullif(${b}, 0))` },
  '-': { takes: [2, 2], result: sum, sql: ([a, b]) => sql`(${a} - ${b})` },
  '-_': { takes: [1, 1], result: (args) => numbersOnly(args, args[0]?.kind ?? 'decimal'), sql: ([a]) => sql`(- ${a})` },
  round,
  floor: whole('floor'),
  ceil: whole('ceil'),
  abs: { takes: [1, 1], result: (args) => numbersOnly(args, args[0]?.kind ?? 'decimal'), sql: ([a]) => sql`abs(${a})` },
  min: extreme('least'),
  max: extreme('greatest'),
};
