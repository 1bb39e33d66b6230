import { parseDate } from '@internationalized/date';
import Big from 'big.js';
import { commonKind, isNumber, type Kind } from '#core/formula/kind.ts';
import type { Typed, TypedCall } from '#core/formula/typed.ts';
import { dayInZone } from '#core/kit/zoned-day.ts';

/** Numbers are Big, days 'YYYY-MM-DD', moments ISO texts in UTC. */
export type Value = Big | string | boolean | readonly string[] | null;

export interface Row {
  readonly now: Date;
  readonly timeZone: string;
  field(path: readonly string[]): Value;
}

/** Exact to the last digit, whatever a sum or a product needs. */
const Exact = Big();
Exact.DP = 0;
Exact.RM = Exact.roundDown;

/** What an expression is worth, in plain JavaScript: the meaning that the SQL must have. */
export function evaluate(typed: Typed, row: Row): Value {
  if (typed.is === 'field') return row.field(typed.path);
  if (typed.is === 'value') return isNumber(typed.kind) ? new Exact(String(typed.value)) : typed.value;
  return logical(typed, row);
}

/** What looks at its arguments one by one: these may be empty. */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: a table, one line per function.
function logical(call: TypedCall, row: Row): Value {
  const value = (i: number) => evaluate(call.args[i] as Typed, row);
  const kindOf = (i: number) => (call.args[i] as Typed).kind;
  const as = (i: number, kind: Kind) => asKind(value(i), kindOf(i), kind, row);
  const all = (kind: Kind) => call.args.map((_, i) => as(i, kind));
  switch (call.name) {
    case '&&':
      return all('boolean').includes(false) ? false : all('boolean').includes(null) ? null : true;
    case '||':
      return all('boolean').includes(true) ? true : all('boolean').includes(null) ? null : false;
    case '?:':
      return value(0) === true ? as(1, call.kind) : as(2, call.kind);
    case 'coalesce':
    case 'ifEmpty':
      return all(call.kind).find((one) => one !== null && one !== '') ?? null;
    case 'isEmpty':
      return value(0) === null || value(0) === '';
    case 'concat':
      return call.args.map((_, i) => value(i) ?? '').join('');
    case 'min':
    case 'max':
      return extreme(
        all(call.kind).filter((one) => one !== null),
        call.name === 'min',
      );
    case 'in':
      return isIn(call, row);
    case '==':
    case '!=':
      if (kindOf(0) === 'nothing' || kindOf(1) === 'nothing') {
        const asked = value(kindOf(0) === 'nothing' ? 1 : 0);
        return (asked === null || asked === '') === (call.name === '==');
      }
  }
  const values = call.args.map((_, i) => value(i));
  return values.includes(null) ? null : strict(call, values as NonNullable<Value>[], row);
}

function isIn(call: TypedCall, row: Row): Value {
  const kinds = call.args.map(({ kind }) => kind);
  const values = call.args.map((arg) => evaluate(arg, row));
  if (kinds[1] === 'list') return values[0] === null || values[1] === null ? null : (values[1] as string[]).includes(values[0] as string);
  const common = commonKind(kinds) as Kind;
  const [wanted, ...options] = values.map((one, i) => asKind(one, kinds[i] as Kind, common, row));
  if (wanted === null) return null;
  if (options.some((option) => option !== null && compare(wanted as NonNullable<Value>, option as NonNullable<Value>) === 0)) return true;
  return options.includes(null) ? null : false;
}

// biome-ignore lint/complexity/useMaxParams: as the SQL has it.
function asKind(value: Value, from: Kind, to: Kind, { timeZone }: Row): Value {
  return value !== null && from === 'date_time' && to === 'date' ? dayInZone(new Date(value as string), timeZone) : value;
}

function extreme(values: readonly Value[], least: boolean): Value {
  if (values.length === 0) return null;
  return values.reduce((best, one) => (compare(one as NonNullable<Value>, best as NonNullable<Value>) < 0 === least ? one : best));
}

function compare(a: NonNullable<Value>, b: NonNullable<Value>): number {
  if (a instanceof Big || b instanceof Big) return (a as Big).cmp(b as Big);
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What is empty as soon as one of its arguments is. */
function strict(call: TypedCall, values: readonly NonNullable<Value>[], row: Row): Value {
  const kinds = call.args.map(({ kind }) => kind);
  const [a, b] = values as [NonNullable<Value>, NonNullable<Value>];
  if (['==', '!=', '<', '<=', '>', '>='].includes(call.name)) {
    const kind = commonKind(kinds) as Kind;
    const order = compare(
      asKind(a, kinds[0] as Kind, kind, row) as NonNullable<Value>,
      asKind(b, kinds[1] as Kind, kind, row) as NonNullable<Value>,
    );
    const meaning = { '==': order === 0, '!=': order !== 0, '<': order < 0, '<=': order <= 0, '>': order > 0, '>=': order >= 0 };
    return meaning[call.name as keyof typeof meaning];
  }
  if (call.name === '!_') return !a;
  if (kinds.length > 0 && kinds.every(isNumber) && call.name !== 'text') return numeric(call, a as Big, b as Big);
  if (kinds[0] === 'text' && call.name !== 'date') return textual(call, a as string, b as string);
  return calendar(call, values, row);
}

function numeric(call: TypedCall, a: Big, b: Big): Value {
  const scale = call.name === 'round' && call.args[1] ? Number((call.args[1] as { value: string }).value) : 0;
  switch (call.name) {
    case '+':
      return a.plus(b);
    case '-':
      return a.minus(b);
    case '*':
      return a.times(b);
    case '/':
      return b.eq(0) ? null : new Exact(a.times('1e20')).div(b).times('1e-20');
    case '%':
      return b.eq(0) ? null : new Exact(a).mod(b);
    case '-_':
      return a.times(-1);
    case 'abs':
      return a.abs();
    case 'round':
      return a.round(scale, Big.roundHalfUp);
    case 'floor':
      return floor(a);
    case 'ceil':
      return floor(a.times(-1)).times(-1);
  }
  throw new Error(`no oracle for ${call.name}`);
}

function floor(number: Big): Big {
  const cut = number.round(0, Big.roundDown);
  return cut.gt(number) ? cut.minus(1) : cut;
}

function textual(call: TypedCall, a: string, b: string): Value {
  const characters = [...a];
  const count = call.name === 'left' || call.name === 'right' ? Number((call.args[1] as { value: string }).value) : 0;
  switch (call.name) {
    case '+':
      return a + b;
    case 'text':
      return a;
    case 'upper':
      return a.toUpperCase();
    case 'lower':
      return a.toLowerCase();
    case 'trim':
      return a.replace(/^[ \t\n\r]+|[ \t\n\r]+$/g, '');
    case 'length':
      return new Exact(characters.length);
    case 'left':
      return characters.slice(0, count).join('');
    case 'right':
      return count === 0 ? '' : characters.slice(-count).join('');
    case 'contains':
      return a.includes(b);
    case 'startsWith':
      return a.startsWith(b);
    case 'endsWith':
      return a.endsWith(b);
  }
  throw new Error(`no oracle for ${call.name}`);
}

function calendar(call: TypedCall, values: readonly NonNullable<Value>[], row: Row): Value {
  const kinds = call.args.map(({ kind }) => kind);
  const day = (i: number) => parseDate(asKind(values[i] as Value, kinds[i] as Kind, 'date', row) as string);
  const count = () => Number((values[1] as Big).round(0, Big.roundDown).toFixed());
  switch (call.name) {
    case 'text':
      return isNumber(kinds[0] as Kind) ? (values[0] as Big).toFixed() : (values[0] as string).replace(/\.\d+Z$/, 'Z');
    case 'today':
      return dayInZone(row.now, row.timeZone);
    case 'now':
      return row.now.toISOString();
    case 'date':
      return kinds[0] === 'text' ? (values[0] as string) : day(0).toString();
    case 'days':
      return new Exact((Date.parse(day(1).toString()) - Date.parse(day(0).toString())) / 86_400_000);
    case 'addDays':
      return inRange(Math.abs(count()) > 4_000_000 ? undefined : addDays(day(0).toString(), count()));
    case 'addMonths':
      return addMonths(day(0).toString(), count());
    case 'year':
      return new Exact(day(0).year);
    case 'month':
      return new Exact(day(0).month);
    case 'day':
      return new Exact(day(0).day);
  }
  throw new Error(`no oracle for ${call.name}`);
}

function addDays(day: string, count: number): Date {
  return new Date(Date.parse(day) + count * 86_400_000);
}

function addMonths(day: string, count: number): Value {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const months = year * 12 + month - 1 + count;
  const [to, at] = [Math.floor(months / 12), months - Math.floor(months / 12) * 12];
  if (to < 1 || to > 9_999) return null;
  const last = new Date(Date.UTC(2000 + (to % 400), at + 1, 0)).getUTCDate();
  return `${String(to).padStart(4, '0')}-${String(at + 1).padStart(2, '0')}-${String(Math.min(date, last)).padStart(2, '0')}`;
}

function inRange(date: Date | undefined): Value {
  if (!date || Number.isNaN(date.getTime())) return null;
  const year = date.getUTCFullYear();
  return year >= 1 && year <= 9_999 ? date.toISOString().slice(0, 10) : null;
}
