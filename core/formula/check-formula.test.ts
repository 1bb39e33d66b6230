import { describe, expect, it } from 'vitest';
import { checkFormula, type FormulaScope } from '#core/formula/check-formula.ts';
import { resultScale } from '#core/formula/formula-sql.ts';
import { functionNames } from '#core/formula/functions/all-functions.ts';
import { columns } from '#core/formula/oracle/random-formula.ts';
import formulaTexts from '#schemas/text/formula.json' with { type: 'json' };
import texts from '#schemas/text/validation.json' with { type: 'json' };

const scope: FormulaScope = {
  names: Object.keys(columns),
  field: ([name = '', ...rest]) => {
    const kind = Object.entries(columns).find(([key]) => key === name)?.[1].kind;
    if (name === 'company' && rest.length === 0) return { kind: 'record' };
    return kind && rest.length === 0 ? { kind } : { code: 'formula.field', params: { name } };
  },
};

function problems(text: string) {
  const checked = checkFormula(text, scope);
  return 'problems' in checked ? checked.problems.map(({ code, from, to }) => [code, text.slice(from, to)]) : [];
}
function kindOf(text: string) {
  const checked = checkFormula(text, scope);
  return 'typed' in checked ? checked.typed.kind : checked.problems;
}

describe('a formula', () => {
  it.each([
    ['n + 1', 'integer'],
    ['n / 2', 'decimal'],
    ['eur * 0.1', 'money'],
    ['eur / eur', 'decimal'],
    ['eur + 1', 'money'],
    ['round(a)', 'integer'],
    ['round(a, 2)', 'decimal'],
    ['s + " " + t', 'text'],
    ['s.contains("a") ? d : null', 'date'],
    ['max(d, at)', 'date'],
    ['isEmpty(company) || company == null', 'boolean'],
    ['s in ["a", t]', 'boolean'],
    ['"a" in tags', 'boolean'],
    ['coalesce(n, a, 0)', 'decimal'],
    ['days(d, today()) // how old', 'integer'],
  ])('%s is %s', (text, kind) => expect(kindOf(text)).toBe(kind));

  it.each([
    ['', 'formula.missing', ''],
    ['n +', 'formula.end', ''],
    ['round(n', 'formula.end', ''],
    ['n + 1,5', 'formula.syntax', ','],
    ['"open', 'formula.quote', '"open'],
    ['n + nn', 'formula.field', 'nn'],
    ['amonut', 'formula.field', 'amonut'],
    ['roundd(a)', 'formula.functionNear', 'roundd(a)'],
    ['explode(a)', 'formula.function', 'explode(a)'],
    ['round(a, n)', 'formula.decimals', 'n'],
    ['round(a, 11)', 'formula.decimals', '11'],
    ['round(a, 2, 3)', 'formula.argumentsBetween', 'round(a, 2, 3)'],
    ['today(1)', 'formula.arguments', 'today(1)'],
    ['s + 1', 'formula.textAndOther', '1'],
    ['d + 1', 'formula.dayArithmetic', 'd'],
    ['s > t', 'formula.order', 's > t'],
    ['s == 1', 'formula.apart', '1'],
    ['n ? 1 : 2', 'formula.needs.boolean', 'n'],
    ['ok && n', 'formula.needs.boolean', 'n'],
    ['addDays(d, 1.5)', 'formula.needs.integer', '1.5'],
    ['date("2026-02-30")', 'formula.date', '"2026-02-30"'],
    ['date("31/12/2026")', 'formula.date', '"31/12/2026"'],
    ['tags', 'formula.result', 'tags'],
    ['company', 'formula.result', 'company'],
    ['null', 'formula.result', 'null'],
    ['[1, 2]', 'formula.brackets', '[1, 2]'],
    ['tags[0]', 'formula.brackets', 'tags[0]'],
    ['{}', 'formula.brackets', '{}'],
    ['b"bytes"', 'formula.literal', 'b"bytes"'],
    ['"\\u0000"', 'formula.literal', '"\\u0000"'],
    ['1000000000000000000', 'formula.number', '1000000000000000000'],
    ['if', 'formula.reserved', 'if'],
    ['tags.map(x, x)', 'formula.functionNear', 'tags.map(x, x)'],
  ])('%s is refused: %s', (text, code, place) => expect(problems(text).at(-1)).toEqual([code, place]));

  it.each([
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'n.constructor',
    'constructor()',
    'valueOf(n)',
    '__proto__.x',
    'n.__proto__',
  ])('knows nothing of %s', (text) => expect(problems(text)).not.toEqual([]));

  it.each([
    ['10,000 characters', `n${' + n'.repeat(2_500)}`],
    ['brackets inside brackets', `${'('.repeat(900)}n${')'.repeat(900)}`],
    ['minus upon minus', `${'-'.repeat(1_900)}n`],
    ['not upon not', `${'!'.repeat(1_900)}ok`],
    ['condition upon condition', `${'ok ? 1 : '.repeat(200)}2`],
    ['many parts', `n${' + n'.repeat(400)}`],
    ['points upon points', `n${'.n'.repeat(900)}`],
  ])('%s are refused before anything is made of them', (_name, text) => {
    const [first] = problems(text);
    expect(['formula.long', 'formula.large']).toContain(first?.[0]);
  });

  it('names everything that is wrong, each thing with its place', () => {
    expect(problems('round(xx, 2) + yy * floor("a")')).toEqual([
      ['formula.field', 'xx'],
      ['formula.field', 'yy'],
      ['formula.needs.number', '"a"'],
    ]);
  });

  it('warns of dividing by zero, surely or perhaps', () => {
    const warnings = (text: string) => (checkFormula(text, scope) as { warnings?: { code: string }[] }).warnings?.map(({ code }) => code);
    expect(warnings('n / 0')).toEqual(['formula.divideByZero']);
    expect(warnings('n / m + n % 2')).toEqual(['formula.mayDivideByZero']);
    expect(warnings('n / 2')).toEqual([]);
  });

  it('has as many decimals as `round` at the outside says, and otherwise two', () => {
    const scale = (text: string) => resultScale((checkFormula(text, scope) as { typed: Parameters<typeof resultScale>[0] }).typed);
    expect([scale('round(a, 4)'), scale('round(a, 4) + 1'), scale('a')]).toEqual([4, 2, 2]);
  });

  it('says in every language what its functions do and why something is refused', () => {
    expect(Object.keys(formulaTexts).sort()).toEqual([...functionNames].sort());
    for (const text of Object.values(formulaTexts)) expect(Object.keys(text).sort()).toEqual(['en', 'es', 'pt', 'write']);
    for (const code of ['formula.missing', 'formula.needs.number', 'computed.cycle', 'formula.at']) expect(texts).toHaveProperty([code]);
  });
});
