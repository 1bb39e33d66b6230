import Big from 'big.js';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkFormula, type FormulaScope } from '#core/formula/check-formula.ts';
import { formulaSql, resultScale, resultSql } from '#core/formula/formula-sql.ts';
import { isNumber } from '#core/formula/kind.ts';
import { evaluate, type Value } from '#core/formula/oracle/evaluate.ts';
import { columns, formulas, row } from '#core/formula/oracle/random-formula.ts';
import type { Typed } from '#core/formula/typed.ts';
import { ident, join, raw, sql } from '#core/kit/sql.ts';
import type { Database } from '#core/sql/database.ts';
import { createTestDatabase } from '#core/test/test-database.ts';

const scope: FormulaScope = {
  names: Object.keys(columns),
  field: ([name]) => {
    const kind = Object.entries(columns).find(([key]) => key === name)?.[1].kind;
    return kind ? { kind } : { code: 'formula.field', params: { name } };
  },
};
const moment = { now: new Date('2026-11-24T23:30:00Z'), timeZone: 'Europe/Madrid' };

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

type RowValues = typeof row extends fc.Arbitrary<infer Values> ? Values : never;

function understood(text: string): Typed {
  const checked = checkFormula(text, scope);
  if ('problems' in checked) throw new Error(`${text}: ${JSON.stringify(checked.problems)}`);
  return checked.typed;
}

/** The results in PostgreSQL, each as text. */
async function inPostgres(typed: readonly Typed[], values: RowValues): Promise<unknown[]> {
  const given = Object.entries(columns).map(
    ([name, column]) => sql`${values[name as keyof RowValues]}::${raw(column.sql)} AS ${ident(name)}`,
  );
  const ground = {
    ...moment,
    field: ([name]: readonly string[]) =>
      isNumber(columns[name as 'n'].kind) ? sql`${ident('r', name as string)}::numeric` : ident('r', name as string),
  };
  const results = typed.map((one) => sql`(${resultSql(formulaSql(one, ground), one.kind, resultScale(one))})::text`);
  return (await database.tuples(sql`SELECT ${join(results, ', ')} FROM (SELECT ${join(given, ', ')}) r`))[0] as unknown[];
}

function inJavaScript(typed: Typed, values: RowValues): unknown {
  const result = evaluate(typed, {
    ...moment,
    field: ([name]) => {
      const value = values[name as keyof RowValues] as string | number | null;
      return value !== null && isNumber(columns[name as 'n'].kind) ? new Big(value) : (value as Value);
    },
  });
  if (result === null || result === '') return null;
  if (!(result instanceof Big)) return typeof result === 'boolean' ? String(result) : (result as string).slice(0, 2_000);
  const scale = typed.kind === 'integer' ? 0 : resultScale(typed);
  const rounded = result.round(scale, Big.roundHalfUp);
  const limit = { integer: String(Number.MAX_SAFE_INTEGER + 1), money: '1e14', decimal: '1e18' }[typed.kind as 'integer'];
  return rounded.abs().gte(limit) ? null : rounded.toFixed(scale).replace(/^-(?=[0.]+$)/, '');
}

describe('a formula', () => {
  it('is worth the same in PostgreSQL and in JavaScript, whatever it says and whatever is missing', { timeout: 300_000 }, async () => {
    const anything = fc.oneof(formulas.number, formulas.whole, formulas.text, formulas.truth, formulas.day);
    await fc.assert(
      fc.asyncProperty(fc.array(anything, { minLength: 1, maxLength: 5 }), row, async (texts, values) => {
        const right = texts.filter((text) => 'typed' in checkFormula(text, scope));
        if (right.length === 0) return;
        const typed = right.map(understood);
        const got = await inPostgres(typed, values);
        expect(right.map((text, i) => [text, got[i]])).toEqual(right.map((text, i) => [text, inJavaScript(typed[i] as Typed, values)]));
      }),
      { numRuns: 1_500 },
    );
  });
});
