import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#core/kit/sql.ts';
import { addMember, buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';
import { bundledPlugins } from '#core/test/plugin-folders.ts';

let app: TestApp;
let as: Session;
let steps: string[];

interface Column {
  value: string | null;
  count: number;
  sum: string | null;
  data: { id: string; name: string; version: number }[];
}

const board = (body: unknown, who = as) => app.send({ as: who, method: 'POST', url: '/records/lead/board', body });
const add = async (body: unknown) => (await app.send({ as, method: 'POST', url: '/records/lead', body })).body.data;
const eur = (value: string) => ({ value, currency: 'EUR' });
const names = (column: Column | undefined) => column?.data.map(({ name }) => name);
const columnOf = (columns: Column[], value: string | null) => columns.find((column) => column.value === value);

beforeAll(async () => {
  app = await buildTestApp({ pluginFolders: bundledPlugins });
  as = await setUpApp(app);
  steps = (await app.send({ as, url: '/records/step?sort=position' })).body.data.map((step: { id: string }) => step.id);
});

describe('a board', () => {
  it('has a column for each step with its count, its sum and its first cards, newest first', async () => {
    for (const name of ['A1', 'A2', 'A3']) await add({ name, step: steps[0], amount: eur('10.10') });
    await add({ name: 'B1', step: steps[1] });
    const { status, body } = await board({ limit: 2 });
    expect(status).toBe(200);
    expect(columnOf(body.columns, steps[0] as string)).toMatchObject({ count: 3, sum: '30.3000' });
    expect(names(columnOf(body.columns, steps[0] as string))).toEqual(['A3', 'A2']);
    expect(columnOf(body.columns, steps[1] as string)).toMatchObject({ count: 1, sum: null });
    expect(body.total).toEqual({ count: 4, sum: '30.3000' });
    expect(body.currency).toBe('EUR');
  });

  it('counts what was written a moment ago, changed, moved and put into the trash', async () => {
    const { body: before } = await board({});
    const lead = await add({ name: 'Fresh', step: steps[2], amount: eur('7') });
    expect(columnOf((await board({})).body.columns, steps[2] as string)).toMatchObject({ count: 1, sum: '7.0000' });
    const url = `/records/lead/${lead.id}`;
    await app.send({ as, method: 'PATCH', url, body: { step: steps[3] } });
    const { body: moved } = await board({});
    expect(columnOf(moved.columns, steps[2] as string)).toBeUndefined();
    expect(names(columnOf(moved.columns, steps[3] as string))).toEqual(['Fresh']);
    await app.send({ as, method: 'DELETE', url });
    expect((await board({})).body.total).toEqual(before.total);
  });

  it('notices a change of another entity that its filter looks at', async () => {
    const company = (await app.send({ as, method: 'POST', url: '/records/company', body: { name: 'Serras', city: 'Braga' } })).body.data;
    await add({ name: 'Saws', step: steps[4], company: company.id });
    const filter = { field: 'company.city', op: 'eq', value: 'Braga' };
    expect((await board({ filter })).body.total.count).toBe(1);
    await app.send({ as, method: 'PATCH', url: `/records/company/${company.id}`, body: { city: 'Porto' } });
    expect((await board({ filter })).body.total.count).toBe(0);
  });

  it('makes columns of a choice, with one for what has no value', async () => {
    await add({ name: 'Sourced', source: 'internet' });
    const { body } = await board({ groupBy: 'source', filter: { field: 'name', op: 'in', value: ['Sourced', 'B1'] } });
    expect(body.columns.map((column: Column) => [column.value, names(column)])).toEqual(
      expect.arrayContaining([
        ['internet', ['Sourced']],
        [null, ['B1']],
      ]),
    );
    const { body: chosen } = await board({
      groupBy: 'source',
      values: [null],
      filter: { field: 'name', op: 'in', value: ['Sourced', 'B1'] },
    });
    expect(chosen.columns).toHaveLength(1);
    expect(names(chosen.columns[0])).toEqual(['B1']);
  });

  it('sorts the cards as told', async () => {
    for (const value of ['3', '20', '100']) await add({ name: `Sorted ${value}`, step: steps[1], amount: eur(value) });
    const filter = { field: 'name', op: 'startsWith', value: 'Sorted' };
    const { body } = await board({ filter, sort: '-amount' });
    expect(names(body.columns[0])).toEqual(['Sorted 100', 'Sorted 20', 'Sorted 3']);
  });

  it('shows the starred ones first, to the one who starred them', async () => {
    const old = await add({ name: 'Old star', step: steps[0] });
    for (const name of ['Young 1', 'Young 2']) await add({ name, step: steps[0] });
    const filter = { field: 'name', op: 'in', value: ['Old star', 'Young 1', 'Young 2'] };
    const other = await addMember(app, as);
    await app.send({ as, method: 'PUT', url: `/records/lead/${old.id}/star` });
    expect(names((await board({ filter, limit: 2 })).body.columns[0])).toEqual(['Old star', 'Young 2']);
    expect(names((await board({ filter, limit: 2 }, other)).body.columns[0])).toEqual(['Young 2', 'Young 1']);
  });

  it.each([
    ['an unknown field', { groupBy: 'colour' }, 400, 'FIELD_UNKNOWN'],
    ['a text', { groupBy: 'description' }, 400, 'QUERY_INVALID'],
    ['a field of many values', { groupBy: 'people' }, 400, 'QUERY_INVALID'],
    ['a sum of a text', { sum: 'name' }, 400, 'QUERY_INVALID'],
    ['a thousand cards', { limit: 1_000 }, 400, 'QUERY_INVALID'],
    ['a column of nonsense', { values: ['not an id'] }, 400, 'QUERY_INVALID'],
  ])('refuses %s', async (_name, body, status, code) => {
    expect(await board(body)).toMatchObject({ status, body: { code } });
  });

  it('keeps 5,000 cards of one step to the first page', async () => {
    const product = (await app.send({ as, method: 'POST', url: '/records/product', body: { name: 'Bolts' } })).body.data;
    const { id } = await add({ name: 'Bolt', step: steps[0], product: product.id });
    await app.engine.database.run(sql`INSERT INTO entity.lead SELECT (jsonb_populate_record(l, jsonb_build_object('id', gen_random_uuid(), 'number', n::text))).*
      FROM entity.lead l, generate_series(2, 5000) n WHERE l.id = ${id}::uuid`);
    const { body } = await board({ filter: { field: 'product', op: 'eq', value: product.id } });
    expect(body.columns[0].count).toBe(5_000);
    expect(body.columns[0].data).toHaveLength(30);
  });
});
