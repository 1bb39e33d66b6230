import fc from 'fast-check';

/** Fields of the table on which formulas are tried. */
export const columns = {
  n: { kind: 'integer', sql: 'bigint' },
  m: { kind: 'integer', sql: 'bigint' },
  a: { kind: 'decimal', sql: 'numeric(28,10)' },
  b: { kind: 'decimal', sql: 'numeric(20,2)' },
  eur: { kind: 'money', sql: 'numeric(19,4)' },
  s: { kind: 'text', sql: 'text' },
  t: { kind: 'text', sql: 'text' },
  ok: { kind: 'boolean', sql: 'boolean' },
  d: { kind: 'date', sql: 'date' },
  e: { kind: 'date', sql: 'date' },
  at: { kind: 'date_time', sql: 'timestamptz' },
  tags: { kind: 'list', sql: 'text[]' },
} as const;

const decimal = (whole: number, scale: number) =>
  fc
    .tuple(fc.bigInt({ min: -(10n ** BigInt(whole)) + 1n, max: 10n ** BigInt(whole) - 1n }), fc.nat(10 ** scale - 1))
    .map(([big, rest]) => `${big}.${String(rest).padStart(scale, '0')}`);

const text = fc.string({ unit: fc.constantFrom('a', 'B', ' ', 'ç', 'É', "'", '\\', '%', '_', '😀', '"', 'ñ', '\t'), maxLength: 8 });
const day = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const moment = fc
  .date({ min: new Date('1950-01-02T00:00:00Z'), max: new Date('2100-12-30T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());
const small = fc.integer({ min: -1000, max: 1000 });

/** A row: every value may be missing, be zero, negative or as large as a column holds. */
export const row = fc.record({
  n: fc.option(fc.oneof(small, fc.maxSafeInteger())),
  m: fc.option(fc.constantFrom(0, 1, -1, 7, 12)),
  a: fc.option(fc.oneof(fc.constant('0.0000000000'), decimal(17, 10), decimal(2, 10))),
  b: fc.option(fc.oneof(fc.constant('0.00'), decimal(4, 2))),
  eur: fc.option(decimal(14, 4)),
  s: fc.option(text.filter((value) => value !== '')),
  t: fc.option(fc.constantFrom('a', 'É', 'won')),
  ok: fc.option(fc.boolean()),
  d: fc.option(day),
  e: fc.option(fc.constantFrom('2024-02-29', '2026-01-31', '9999-12-31', '0001-01-01')),
  at: fc.option(moment),
  tags: fc.option(fc.array(fc.constantFrom('a', 'won', 'É'), { minLength: 1, maxLength: 3 })),
});

const quoted = text.map((value) => JSON.stringify(value));

/** Random expressions that are right by construction, as people would write them. */
export const formulas = fc.letrec<Record<'number' | 'whole' | 'text' | 'truth' | 'day', string>>((tie) => ({
  whole: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'f' },
    fc.constantFrom('n', 'm', '3', '0'),
    fc
      .tuple(fc.constantFrom('round', 'floor', 'ceil'), tie('number'))
      .map(([name, x]) => `${name}(${x} + 0.5 - 0.5)`.replace(' + 0.5 - 0.5', ''))
      .filter((f) => !f.includes('eur')),
    tie('text').map((x) => `length(${x})`),
    fc.tuple(tie('day'), tie('day')).map(([x, y]) => `days(${x}, ${y})`),
    fc.tuple(fc.constantFrom('year', 'month', 'day'), tie('day')).map(([name, x]) => `${name}(${x})`),
    fc.tuple(tie('whole'), fc.constantFrom('+', '-', '*', '%'), tie('whole')).map(([x, op, y]) => `(${x} ${op} ${y})`),
  ),
  number: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'f' },
    fc.constantFrom('n', 'm', 'a', 'b', 'eur', '0.1', '12.345', '1e3'),
    fc.tuple(tie('number'), fc.constantFrom('+', '-', '*', '/', '%'), tie('number')).map(([x, op, y]) => `(${x} ${op} ${y})`),
    fc.tuple(tie('number'), fc.integer({ min: 0, max: 10 })).map(([x, n]) => `round(${x}, ${n})`),
    fc.tuple(fc.constantFrom('abs', 'floor', 'ceil', '-'), tie('number')).map(([name, x]) => `${name}(${x})`),
    fc.tuple(fc.constantFrom('min', 'max', 'coalesce'), tie('number'), tie('number')).map(([name, x, y]) => `${name}(${x}, ${y})`),
    fc.tuple(tie('truth'), tie('number'), tie('number')).map(([c, x, y]) => `(${c} ? ${x} : ${y})`),
  ),
  text: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'f' },
    fc.constantFrom('s', 't'),
    quoted,
    fc.tuple(tie('text'), tie('text')).map(([x, y]) => `(${x} + ${y})`),
    fc.tuple(fc.constantFrom('upper', 'lower', 'trim'), tie('text')).map(([name, x]) => `${name}(${x})`),
    fc.tuple(fc.constantFrom('left', 'right'), tie('text'), fc.nat(5)).map(([name, x, n]) => `${name}(${x}, ${n})`),
    fc.tuple(fc.constantFrom('concat', 'coalesce', 'ifEmpty'), tie('text'), tie('text')).map(([name, x, y]) => `${name}(${x}, ${y})`),
    tie('number').map((x) => `text(${x})`),
    tie('day').map((x) => `text(${x})`),
  ),
  truth: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'f' },
    fc.constantFrom('ok', 'true', 'false', 's in tags', 't == null', 'n != null', 'at > d', '(tags == null ? true : "a" in tags)'),
    fc.tuple(tie('number'), fc.constantFrom('==', '!=', '<', '<=', '>', '>='), tie('number')).map(([x, op, y]) => `${x} ${op} ${y}`),
    fc.tuple(tie('text'), fc.constantFrom('==', '!='), tie('text')).map(([x, op, y]) => `${x} ${op} ${y}`),
    fc.tuple(tie('day'), fc.constantFrom('==', '<', '>='), tie('day')).map(([x, op, y]) => `${x} ${op} ${y}`),
    fc.tuple(tie('truth'), fc.constantFrom('&&', '||'), tie('truth')).map(([x, op, y]) => `((${x}) ${op} (${y}))`),
    tie('truth').map((x) => `!(${x})`),
    fc.tuple(fc.constantFrom('contains', 'startsWith', 'endsWith'), tie('text'), tie('text')).map(([name, x, y]) => `${name}(${x}, ${y})`),
    fc.oneof(tie('text'), tie('number'), tie('day')).map((x) => `isEmpty(${x})`),
    fc.tuple(tie('text'), quoted, quoted).map(([x, y, z]) => `${x} in [${y}, ${z}]`),
  ),
  day: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'f' },
    fc.constantFrom('d', 'e', 'today()', 'date(at)', 'date("2026-02-28")'),
    fc.tuple(fc.constantFrom('addDays', 'addMonths'), tie('day'), tie('whole')).map(([name, x, n]) => `${name}(${x}, ${n})`),
    fc.tuple(fc.constantFrom('min', 'max', 'coalesce'), tie('day'), tie('day')).map(([name, x, y]) => `${name}(${x}, ${y})`),
  ),
}));
