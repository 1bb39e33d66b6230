import { pointerOf } from '#lib/model/pointer.ts';
import type { Condition } from '#schemas/types/definition.ts';

export interface Surroundings {
  user: string | undefined;
  /** ISO date in the person's zone. */
  today: string;
}

/** True, false, or undefined when the browser cannot know (a path into a related record): the server decides then. */
export function evaluate(condition: Condition, values: Record<string, unknown>, around: Surroundings): boolean | undefined {
  if ('and' in condition) return all(condition.and.map((part) => evaluate(part, values, around)));
  if ('or' in condition) return negate(all(condition.or.map((part) => negate(evaluate(part, values, around)))));
  if ('not' in condition) return negate(evaluate(condition.not, values, around));
  if (condition.field.includes('.')) return undefined;
  return compare(condition.op, plain(values[condition.field]), operand(condition.value, around));
}

function all(parts: (boolean | undefined)[]): boolean | undefined {
  if (parts.includes(false)) return false;
  return parts.includes(undefined) ? undefined : true;
}

function negate(result: boolean | undefined): boolean | undefined {
  return result === undefined ? undefined : !result;
}

/** Amounts and phones compare by what they say. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value ?? null;
  if ('value' in value) return value.value;
  if ('e164' in value) return value.e164;
  return value;
}

function operand(value: unknown, around: Surroundings): unknown {
  if (Array.isArray(value)) return value.map((one) => operand(one, around));
  if (value === '$user') return around.user ?? null;
  const [, sign, count, unit] = /^\$today(?:([+-])(\d+)([dwmy]))?$/.exec(typeof value === 'string' ? value : '') ?? [''];
  if (typeof value !== 'string' || !value.startsWith('$today')) return plain(value);
  return unit ? shift(around.today, Number(`${sign}${count}`), unit) : around.today;
}

function shift(iso: string, count: number, unit: string): string {
  const date = new Date(`${iso}T00:00:00Z`);
  if (unit === 'd' || unit === 'w') date.setUTCDate(date.getUTCDate() + count * (unit === 'w' ? 7 : 1));
  else date.setUTCMonth(date.getUTCMonth() + count * (unit === 'y' ? 12 : 1));
  return date.toISOString().slice(0, 10);
}

export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function order(a: unknown, b: unknown): number | undefined {
  if (isEmpty(a) || isEmpty(b)) return undefined;
  const numeric = /^-?\d+(\.\d+)?$/;
  if (numeric.test(String(a)) && numeric.test(String(b))) return Number(a) - Number(b);
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}

/** Of a link to any record: where only an entity is asked for, that alone counts. */
function same(a: unknown, b: unknown): boolean {
  const asked = pointerOf(b);
  if (!asked) return sameValue(a, b);
  const given = pointerOf(a);
  return given?.entity === asked.entity && (asked.id === undefined || given.id === asked.id);
}
const sameValue = (a: unknown, b: unknown) =>
  isEmpty(a) ? isEmpty(b) : Array.isArray(a) ? a.some((one) => idOf(one) === b) : order(a, b) === 0;
const idOf = (value: unknown) => (typeof value === 'object' && value !== null && 'id' in value ? value.id : value);
const contains = (a: unknown, b: unknown) =>
  Array.isArray(a)
    ? same(a, b)
    : String(a ?? '')
        .toLowerCase()
        .includes(String(b).toLowerCase());
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const comparisons: Record<string, (a: unknown, b: unknown) => boolean> = {
  eq: same,
  ne: (a, b) => !same(a, b),
  in: (a, b) => listOf(b).some((one) => same(a, one)),
  nin: (a, b) => !listOf(b).some((one) => same(a, one)),
  lt: (a, b) => (order(a, b) ?? 0) < 0,
  lte: (a, b) => (order(a, b) ?? 1) <= 0,
  gt: (a, b) => (order(a, b) ?? 0) > 0,
  gte: (a, b) => (order(a, b) ?? -1) >= 0,
  between: (a, b) => (order(a, listOf(b)[0]) ?? -1) >= 0 && (order(a, listOf(b)[1]) ?? 1) <= 0,
  contains,
  startsWith: (a, b) =>
    String(a ?? '')
      .toLowerCase()
      .startsWith(String(b).toLowerCase()),
  empty: (a) => isEmpty(a),
  notEmpty: (a) => !isEmpty(a),
};

function compare(op: string, a: unknown, b: unknown): boolean | undefined {
  return comparisons[op]?.(a, b);
}
