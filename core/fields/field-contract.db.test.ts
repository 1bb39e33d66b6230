import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FieldSql, Operator, OperatorName } from '#core/contract/field-type.ts';
import { loadSamples, type SampledType } from '#core/fields/contract-suite/load-samples.ts';
import { expected } from '#core/fields/contract-suite/oracle.ts';
import { ident, join, raw, render, type Sql, sql } from '#core/kit/sql.ts';
import { createVault } from '#core/kit/vault.ts';
import type { Database } from '#core/sql/database.ts';
import { createTestDatabase } from '#core/test/test-database.ts';

const context = { country: 'PT', baseCurrency: 'EUR', vault: createVault('a secret for tests only') };
const named = (await loadSamples()).map((sampled) => [sampled.type.name, sampled] as const);

interface Place {
  readonly table: Sql;
  readonly at: FieldSql;
}

function placeOf({ type, field }: SampledType): Place {
  const table = ident(`contract_${type.name}`);
  const columns = type.columns(field).map(({ suffix }) => ident('r', `value${suffix}`));
  const link = type.relation === 'many' ? { link: { table: ident(`contract_${type.name}_link`), record: ident('r', 'id') } } : {};
  return { table, at: { columns, ...link } };
}

/** Every value that may be stored, each once, and null. */
function valuesOf({ samples }: SampledType): unknown[] {
  const all = [null, ...samples.valid.map(({ value }) => value), ...(samples.ascending ?? [])];
  return all.filter((value, i) => all.findIndex((other) => JSON.stringify(other) === JSON.stringify(value)) === i);
}

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

async function createTable({ type, field }: SampledType, { table, at }: Place): Promise<void> {
  const columns = type.columns(field).map((column) => sql`, ${ident(`value${column.suffix}`)} ${raw(column.type)}`);
  await database.run(sql`create table ${table} (id int primary key${join(columns, '')})`);
  if (!at.link) return;
  const attributes = (type.linkColumns?.(field) ?? []).map((column) => sql`, ${ident(column.name)} ${raw(column.type)}`);
  await database.run(
    sql`create table ${at.link.table} (record_id int, target_id uuid, primary key (record_id, target_id)${join(attributes, '')})`,
  );
}

async function store({ type, field }: SampledType, { table, at }: Place, id: number, value: unknown): Promise<void> {
  const columns = type.columns(field);
  const stored = type.store ? type.store(value, context, field) : columns.length > 0 ? [value] : [];
  const parameters = stored.map((one, i) => (columns[i]?.type === 'jsonb' && one !== null ? JSON.stringify(one) : one));
  await database.run(
    sql`insert into ${table} values (${id}${join(
      parameters.map((parameter) => sql`, ${parameter}`),
      '',
    )})`,
  );
  if (!at.link || value === null) return;
  const names = (type.linkColumns?.(field) ?? []).map((column) => column.name);
  for (const link of value as Record<string, unknown>[]) {
    const cells = names.map((name) => sql`, ${link[name]}`);
    await database.run(sql`insert into ${at.link.table} values (${id}, ${link.id}${join(cells, '')})`);
  }
}

describe.each(named)('%s', (_name, sampled) => {
  const { type, samples, field } = sampled;
  const place = placeOf(sampled);
  const values = valuesOf(sampled);
  const ids = async (condition: Sql) =>
    (await database.tuples(sql`select r.id from ${place.table} r where ${condition} order by r.id`)).map(([id]) => Number(id));

  beforeAll(async () => {
    await createTable(sampled, place);
    for (const [id, value] of values.entries()) await store(sampled, place, id, value);
  });

  test('loads what it stored', async () => {
    if (place.at.link) return;
    const rows = await database.tuples(sql`select ${join(place.at.columns, ', ')} from ${place.table} r order by r.id`);
    const loaded = rows.map((columns) => (type.load ? type.load(columns, field) : columns[0]));
    expect(loaded).toEqual(values.map((value) => (value === null && type.load ? type.load([null], field) : value)));
  });

  test('keeps the attributes of its links', async () => {
    if (!place.at.link) return;
    const stored = await database.rows(sql`select * from ${place.at.link.table} order by record_id, target_id`);
    const links = values.flatMap((value, id) =>
      ((value ?? []) as { id: string }[]).map(({ id: target, ...rest }) => ({ record_id: id, target_id: target, ...rest })),
    );
    expect(stored).toEqual(links.sort((a, b) => a.record_id - b.record_id || (a.target_id < b.target_id ? -1 : 1)));
  });

  const operators = Object.entries(type.operators) as [OperatorName, Operator][];
  test.each(operators)('answers %s as plain JavaScript does', async (name, operator) => {
    for (const operand of operandsFor(operator, samples.operands)) {
      const bound = bind(sampled, operator, operand);
      const wanted = values.flatMap((value, id) => (expected(name, value, operand, samples) ? [id] : []));
      expect({ operand, ids: await ids(operator.build(place.at, bound)) }).toEqual({ operand, ids: wanted });
    }
  });

  test.each(operators.filter(([name]) => ['ne', 'nin', 'empty', 'notEmpty'].includes(name)))(
    'never leaves %s unknown',
    async (_, operator) => {
      for (const operand of operandsFor(operator, samples.operands)) {
        expect(await ids(sql`(${operator.build(place.at, bind(sampled, operator, operand))}) is null`)).toEqual([]);
      }
    },
  );

  test('sorts as people expect, and only what has no place in the order is null', async () => {
    const { order } = type;
    expect(Boolean(order)).toBe(samples.ascending !== undefined);
    if (!order || !samples.ascending) return;
    const expression = order(place.at, field);
    const wanted = samples.ascending.map((value) => values.findIndex((other) => JSON.stringify(other) === JSON.stringify(value)));
    const sorted = await ids(sql`${expression} is not null`);
    const rows = await database.tuples(
      sql`select r.id, pg_typeof(${expression})::text from ${place.table} r where r.id = any(${wanted}::int[]) order by ${expression}, r.id`,
    );
    expect(rows.map(([id]) => Number(id))).toEqual(wanted);
    expect(rows[0]?.[1]).toBe(type.orderType?.replace('timestamptz', 'timestamp with time zone'));
    expect(sorted).not.toContain(0);
  });

  test('can be indexed by what it sorts and filters on', async () => {
    const keys = [type.order?.(place.at, field), type.index?.(place.at) ?? place.at.columns[0]].flatMap((key, i) =>
      key ? [{ key, method: i === 1 ? (type.indexMethod ?? 'btree') : 'btree' }] : [],
    );
    for (const { key, method } of keys) {
      const { text, values: parameters } = render(sql`create index on ${place.table} using ${raw(method)} ((${key}))`);
      expect(parameters).toEqual([]);
      await database.run(raw(text.replaceAll('"r".', '')));
    }
  });

  test('groups and measures', async () => {
    if (type.group) await database.tuples(sql`select ${type.group(place.at)}, count(*) from ${place.table} r group by 1`);
    if (type.measure)
      await database.tuples(sql`select sum(${type.measure(place.at)}), avg(${type.measure(place.at)}) from ${place.table} r`);
  });
});

function operandsFor(operator: Operator, operands: readonly unknown[]): readonly unknown[] {
  if (operator.takes === 'none') return [undefined];
  if (operator.takes === 'one') return operands;
  if (operator.takes === 'list') return [operands, operands.slice(0, 1), operands.slice(1)];
  return operands.flatMap((from) => operands.map((to) => [from, to]));
}

function bind({ type, field }: SampledType, operator: Operator, operand: unknown): unknown {
  const read = (one: unknown) => {
    const parsed = type.operand(one, field);
    if ('reason' in parsed) throw new Error(`${type.name} refuses ${JSON.stringify(one)}: ${parsed.reason}`);
    return parsed.value;
  };
  if (operator.takes === 'none') return undefined;
  return operator.takes === 'one' ? read(operand) : (operand as unknown[]).map(read);
}
