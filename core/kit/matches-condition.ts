/** A condition of the filter language, as data. */
export type ConditionNode =
  | { and: ConditionNode[] }
  | { or: ConditionNode[] }
  | { not: ConditionNode }
  | { field: string; op: string; value?: unknown };

type Values = Readonly<Record<string, unknown>>;

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** What a value is compared by: a money amount by its amount, a phone by its number, a link by its id. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const object = value as Values;
  return object['value'] ?? object['id'] ?? object['raw'] ?? value;
}

function compare(a: unknown, b: unknown): number {
  const [x, y] = [plain(a), plain(b)];
  const numeric = [x, y].every((side) => typeof side === 'number' || (typeof side === 'string' && /^-?\d+(\.\d+)?$/.test(side)));
  if (numeric) return Number(x) - Number(y);
  return String(x) < String(y) ? -1 : String(x) > String(y) ? 1 : 0;
}

const members = (value: unknown): Values => (typeof value === 'object' && value !== null ? (value as Values) : {});

function same(a: unknown, b: unknown): boolean {
  if (isEmpty(a) || isEmpty(b)) return isEmpty(a) && isEmpty(b);
  const { entity, id } = members(b);
  // Of a link to a record of any entity, the entity alone may be asked for.
  return entity !== undefined && id === undefined ? members(a)['entity'] === entity : compare(a, b) === 0;
}
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);
const text = (value: unknown): string =>
  String(plain(value) ?? '')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase();

const operators: Readonly<Record<string, (actual: unknown, expected: unknown) => boolean>> = {
  eq: (a, b) => (Array.isArray(a) ? a.some((item) => same(item, b)) : same(a, b)),
  ne: (a, b) => !same(a, b),
  in: (a, b) => list(a).some((item) => list(b).some((option) => same(item, option))),
  nin: (a, b) => !list(a).some((item) => list(b).some((option) => same(item, option))),
  lt: (a, b) => !isEmpty(a) && compare(a, b) < 0,
  lte: (a, b) => !isEmpty(a) && compare(a, b) <= 0,
  gt: (a, b) => !isEmpty(a) && compare(a, b) > 0,
  gte: (a, b) => !isEmpty(a) && compare(a, b) >= 0,
  between: (a, b) => !isEmpty(a) && compare(a, list(b)[0]) >= 0 && compare(a, list(b)[1]) <= 0,
  contains: (a, b) => text(a).includes(text(b)),
  startsWith: (a, b) => text(a).startsWith(text(b)),
  empty: (a) => isEmpty(a),
  notEmpty: (a) => !isEmpty(a),
};

/**
 * Decides a condition on a record in memory: for rules of requirement, which look at the record's own fields only.
 */
export function matchesCondition(condition: ConditionNode, record: Values): boolean {
  if ('and' in condition) return condition.and.every((part) => matchesCondition(part, record));
  if ('or' in condition) return condition.or.some((part) => matchesCondition(part, record));
  if ('not' in condition) return !matchesCondition(condition.not, record);
  return operators[condition.op]?.(record[condition.field], condition.value) ?? false;
}
