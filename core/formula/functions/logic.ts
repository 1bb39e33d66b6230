import { all, type FormulaFunction, type FunctionTable, type Misfit } from '#core/formula/formula-function.ts';
import { asKind } from '#core/formula/functions/as-kind.ts';
import { commonKind, isDay, isNumber, type Kind } from '#core/formula/kind.ts';
import type { Typed } from '#core/formula/typed.ts';
import { join, raw, type Sql, sql } from '#core/kit/sql.ts';

const isBoolean = (kind: Kind) => kind === 'boolean';

function together(args: readonly Typed[]): Kind | Misfit {
  const common = commonKind(args.map(({ kind }) => kind));
  if (common !== undefined) return common;
  const first = args.find(({ kind }) => kind !== 'nothing')?.kind;
  const argument = args.findIndex(({ kind }) => kind !== 'nothing' && commonKind([first as Kind, kind]) === undefined);
  return { code: 'formula.apart', params: { one: first, other: args[argument]?.kind }, argument };
}

function logical(word: 'AND' | 'OR'): FormulaFunction {
  return {
    takes: [2, 2],
    result: (args) => all(args, isBoolean, 'boolean', 'boolean'),
    sql: (args) => sql`(${join(args, ` ${word} `)})`,
  };
}

/** Of a text, being there means having a character. */
function filled(value: Sql, kind: Kind): Sql {
  return kind === 'text' ? sql`nullif(${value}, '')` : value;
}

function compare(symbol: string, fits: (kind: Kind) => boolean): FormulaFunction {
  return {
    takes: [2, 2],
    result: (args) => {
      const common = together(args);
      if (typeof common !== 'string') return common;
      const isAsked = args.some(({ kind }) => kind === 'nothing');
      if (isAsked && (symbol === '=' || symbol === '<>')) return 'boolean';
      return !isAsked && fits(common)
        ? 'boolean'
        : { code: symbol.startsWith('<') || symbol.startsWith('>') ? 'formula.order' : 'formula.equality' };
    },
    sql: ([a, b], { args }, moment) => {
      const [left, right] = args as [Typed, Typed];
      if (right.kind === 'nothing') return sql`(${filled(a as Sql, left.kind)} IS ${raw(symbol === '=' ? 'NULL' : 'NOT NULL')})`;
      if (left.kind === 'nothing') return sql`(${filled(b as Sql, right.kind)} IS ${raw(symbol === '=' ? 'NULL' : 'NOT NULL')})`;
      const kind = commonKind([left.kind, right.kind]) as Kind;
      return sql`(${asKind(a as Sql, left.kind, kind, moment)} ${raw(symbol)} ${asKind(b as Sql, right.kind, kind, moment)})`;
    },
  };
}

const ordered = (kind: Kind) => isNumber(kind) || isDay(kind);
const equal = (kind: Kind) => ordered(kind) || kind === 'text' || kind === 'boolean' || kind === 'record';

/** The first of them that is not empty. */
const coalesce: FormulaFunction = {
  takes: [2, 20],
  result: together,
  sql: (args, call, moment) => {
    const values = args.map((value, i) => filled(asKind(value, (call.args[i] as Typed).kind, call.kind, moment), call.kind));
    return sql`coalesce(${join(values, ', ')})`;
  },
};

export const logic: FunctionTable = {
  '&&': logical('AND'),
  '||': logical('OR'),
  '!_': { takes: [1, 1], result: (args) => all(args, isBoolean, 'boolean', 'boolean'), sql: ([a]) => sql`(NOT ${a})` },
  '==': compare('=', equal),
  '!=': compare('<>', equal),
  '<': compare('<', ordered),
  '<=': compare('<=', ordered),
  '>': compare('>', ordered),
  '>=': compare('>=', ordered),
  '?:': {
    takes: [3, 3],
    result: ([condition, ...branches]) => {
      if (condition?.kind !== 'boolean') return { code: 'formula.needs.boolean', params: { kind: condition?.kind }, argument: 0 };
      const common = together(branches);
      return typeof common === 'string' || common.argument === undefined ? common : { ...common, argument: common.argument + 1 };
    },
    sql: ([condition, yes, no], { args, kind }, moment) => {
      const [, a, b] = args as [Typed, Typed, Typed];
      return sql`CASE WHEN ${condition} THEN ${asKind(yes as Sql, a.kind, kind, moment)} ELSE ${asKind(no as Sql, b.kind, kind, moment)} END`;
    },
  },
  in: {
    takes: [2, 101],
    result: (args) => {
      const [wanted, first] = args as [Typed, Typed];
      if (first.kind === 'list')
        return wanted.kind === 'text' && args.length === 2 ? 'boolean' : { code: 'formula.needs.text', argument: 0 };
      const common = together(args);
      if (typeof common !== 'string') return common;
      return equal(common) ? 'boolean' : { code: 'formula.equality' };
    },
    sql: ([wanted, ...options], { args }, moment) => {
      const kinds = args.map(({ kind }) => kind);
      if (kinds[1] === 'list') return sql`(${wanted} = ANY(${options[0]}))`;
      const kind = commonKind(kinds) as Kind;
      const cast = options.map((option, i) => asKind(option, kinds[i + 1] as Kind, kind, moment));
      return sql`(${asKind(wanted as Sql, kinds[0] as Kind, kind, moment)} IN (${join(cast, ', ')}))`;
    },
  },
  coalesce,
  ifEmpty: { ...coalesce, takes: [2, 2] },
  isEmpty: {
    takes: [1, 1],
    result: () => 'boolean',
    sql: ([value], { args }) => sql`(${filled(value as Sql, (args[0] as Typed).kind)} IS NULL)`,
  },
};
