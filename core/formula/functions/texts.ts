import { all, type FormulaFunction, type FunctionTable } from '#core/formula/formula-function.ts';
import { sum } from '#core/formula/functions/numbers.ts';
import { isDay, isNumber, type Kind } from '#core/formula/kind.ts';
import type { Typed } from '#core/formula/typed.ts';
import { join, raw, type Sql, sql } from '#core/kit/sql.ts';

const isText = (kind: Kind) => kind === 'text';
const MOST_CHARACTERS = 2_000;

/** One text in, something out. */
function ofText(result: Kind, write: (text: Sql) => Sql): FormulaFunction {
  return { takes: [1, 1], result: (args) => all(args, isText, 'text', result), sql: ([text]) => write(text as Sql) };
}

/** Whether one text has another in a place, exactly as written. */
function match(write: (text: Sql, part: Sql) => Sql): FormulaFunction {
  return { takes: [2, 2], result: (args) => all(args, isText, 'text', 'boolean'), sql: ([text, part]) => write(text as Sql, part as Sql) };
}

function side(name: 'left' | 'right'): FormulaFunction {
  return {
    takes: [2, 2],
    result: (args) => {
      const [text, count] = args as [Typed, Typed];
      const isCount = count.is === 'value' && count.kind === 'integer' && Number(count.value) <= MOST_CHARACTERS;
      if (!isCount) return { code: 'formula.characters', params: { limit: MOST_CHARACTERS }, argument: 1 };
      return all([text], isText, 'text', 'text');
    },
    sql: ([text], { args }) => sql`${raw(name)}(${text}, ${raw(String(Number((args[1] as { value: string }).value)))})`,
  };
}

const printable = (kind: Kind) => isText(kind) || isNumber(kind) || isDay(kind);

export const texts: FunctionTable = {
  '+': {
    takes: [2, 2],
    result: (args) => {
      if (args.some(({ kind }) => kind === 'text')) {
        const other = args.findIndex(({ kind }) => kind !== 'text');
        return other === -1 ? 'text' : { code: 'formula.textAndOther', params: { kind: args[other]?.kind }, argument: other };
      }
      return sum(args);
    },
    sql: ([a, b], { kind }) => (kind === 'text' ? sql`(${a} || ${b})` : sql`(${a} + ${b})`),
  },
  concat: { takes: [1, 20], result: (args) => all(args, isText, 'text', 'text'), sql: (args) => sql`concat(${join(args, ', ')})` },
  text: {
    takes: [1, 1],
    result: (args) => all(args, printable, 'printable', 'text'),
    sql: ([value], { args }) => {
      const kind = (args[0] as Typed).kind;
      if (isNumber(kind)) return sql`trim_scale(${value})::text`;
      if (kind === 'date') return sql`to_char(${value}, 'YYYY-MM-DD')`;
      return kind === 'date_time' ? sql`to_char(${value} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')` : (value as Sql);
    },
  },
  upper: ofText('text', (text) => sql`upper(${text} collate "und-x-icu")`),
  lower: ofText('text', (text) => sql`lower(${text} collate "und-x-icu")`),
  trim: ofText('text', (text) => sql`btrim(${text}, E' \\t\\n\\r')`),
  length: ofText('integer', (text) => sql`char_length(${text})::numeric`),
  left: side('left'),
  right: side('right'),
  contains: match((text, part) => sql`(strpos(${text}, ${part}) > 0)`),
  startsWith: match((text, part) => sql`starts_with(${text}, ${part})`),
  endsWith: match((text, part) => sql`starts_with(reverse(${text}), reverse(${part}))`),
};
