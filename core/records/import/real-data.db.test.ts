import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';
import { importFile, uploadFile } from '#core/test/import-file.ts';
import type { Import, ImportCounts, ImportPatch } from '#schemas/types/api.ts';

const plugins = [new URL('../../../plugins', import.meta.url).pathname];
const small = new URL('./fixtures/', import.meta.url);
const full = new URL('../../../../shared/data/crm-sales-opportunities/', import.meta.url);

const pipelineMapping: ImportPatch = {
  mapping: [
    { template: '{product} · {account}', field: 'name' },
    { column: 0, field: 'reference' },
    { column: 1, field: 'owner', missing: 'error' },
    { column: 2, field: 'product', values: { GTXPro: 'GTX Pro' } },
    { column: 3, field: 'company' },
    { column: 4, field: 'status', values: { Engaging: 'to_do', Prospecting: 'to_do' } },
    { column: 4, field: 'step', missing: 'create' },
    { column: 4, field: 'lost_reason', values: { Lost: 'Not stated', Won: null, Engaging: null, Prospecting: null } },
    { column: 5, field: 'started_on', date: 'mdy' },
    { column: 6, field: 'closed_on', date: 'mdy' },
    { column: 7, field: 'amount', currency: 'USD' },
  ],
  matchBy: ['reference'],
};

const total = (counts: ImportCounts | undefined): number => Object.values(counts ?? {}).reduce((a, b) => a + b, 0);

/** Nothing is lost: every row is counted once, and the dry run had foretold it. */
function expectHonest({ checked, done }: { checked: Import; done: Import }): void {
  expect(done.state).toBe('done');
  expect(checked.counts).toEqual(done.counts);
  expect(total(done.counts)).toBe(done.rows);
}

async function importAll(app: TestApp, as: Session, folder: URL) {
  const read = (name: string) => readFileSync(new URL(name, folder));
  const users = await importFile(app, {
    ...{ as, entity: 'user', name: 'sales_teams.csv', content: read('sales_teams.csv') },
    patch: {
      mapping: [
        { column: 0, field: 'name' },
        { column: 1, field: 'manager', missing: 'create' },
        { column: 2, field: 'teams', missing: 'create' },
      ],
      matchBy: ['name'],
    },
  });
  const products = await importFile(app, {
    ...{ as, entity: 'product', name: 'products.csv', content: read('products.csv') },
    patch: {
      mapping: [
        { column: 0, field: 'name' },
        { column: 1, field: 'series' },
        { column: 2, field: 'price', currency: 'USD' },
      ],
      matchBy: ['name'],
    },
  });
  const accounts = await importFile(app, {
    ...{ as, entity: 'company', name: 'accounts.csv', content: read('accounts.csv') },
    patch: {
      mapping: [
        { column: 0, field: 'name' },
        { column: 1, field: 'sector' },
        { column: 2, field: 'founded_in' },
        { column: 3, field: 'annual_revenue', currency: 'USD' },
        { column: 4, field: 'employees' },
        { column: 5, field: 'country' },
        { column: 6, field: 'parent' },
      ],
      matchBy: ['name'],
    },
  });
  const pipeline = () =>
    importFile(app, { ...{ as, entity: 'lead', name: 'sales_pipeline.csv', content: read('sales_pipeline.csv') }, patch: pipelineMapping });
  return { users, products, accounts, first: await pipeline(), second: await pipeline() };
}

async function story(folder: URL, rows: { users: number; accounts: number; leads: number }) {
  const app = await buildTestApp({ pluginFolders: plugins });
  const as = await setUpApp(app);
  const { users, products, accounts, first, second } = await importAll(app, as, folder);
  for (const both of [users, products, accounts, first, second]) expectHonest(both);
  expect(users.done.counts).toMatchObject({ create: rows.users, error: 0 });
  expect(accounts.done.counts).toMatchObject({ create: rows.accounts, error: 0 });
  expect(first.done.counts).toEqual({ create: rows.leads, update: 0, skip: 0, error: 0 });
  expect(second.done.counts).toEqual({ create: 0, update: 0, skip: rows.leads, error: 0 });
  const filter = encodeURIComponent(JSON.stringify({ field: 'parent.name', op: 'eq', value: 'Acme Corporation' }));
  const subsidiaries = await app.send({ as, url: `/records/company?filter=${filter}` });
  expect(subsidiaries.body.data.map((company: { name: string }) => company.name)).toContain('Bluth Company');
  const leads = await app.send({ as, url: '/records/lead?count=exact&limit=1' });
  expect(leads.body.page.total).toBe(rows.leads);
  const [lead] = (
    await app.send({
      as,
      url: `/records/lead?include=*&filter=${encodeURIComponent(JSON.stringify({ field: 'reference', op: 'eq', value: 'Z063OYW0' }))}`,
    })
  ).body.data;
  expect(lead).toMatchObject({
    name: 'GTXPro · Isdom',
    status: 'won',
    started_on: '2016-10-25',
    closed_on: '2017-03-11',
    amount: { value: '4514.00', currency: 'USD' },
  });
  return { app, as };
}

describe('the real data', () => {
  it('goes in from a small extract, and a second run finds everything again', async () => {
    await story(small, { users: 12, accounts: 24, leads: 60 });
  });

  it.runIf(existsSync(full))('goes in whole', { timeout: 180_000 }, async () => {
    await story(full, { users: 35, accounts: 85, leads: 8_800 });
  });

  it('says which rows have a problem, and what may have been meant', async () => {
    const app = await buildTestApp({ pluginFolders: plugins });
    const as = await setUpApp(app);
    await app.send({ as, method: 'POST', url: '/records/product', body: { name: 'GTX Pro' } });
    const content = 'product,account\nGTXPro,Acme\nGTX Pro,\n';
    const { checked, done } = await importFile(app, {
      ...{ as, entity: 'lead', content },
      patch: {
        mapping: [
          { template: '{product}', field: 'name' },
          { column: 0, field: 'product' },
        ],
      },
    });
    expect(checked.problems).toMatchObject([
      {
        code: 'relation.notFound',
        field: 'product',
        column: 0,
        value: 'GTXPro',
        rows: 1,
        suggestion: { value: 'GTX Pro' },
        message: '“GTXPro” was not found.',
      },
    ]);
    expect(done.counts).toEqual({ create: 1, update: 0, skip: 0, error: 1 });
    const rows = await app.send({ as, url: `/imports/${done.id}/rows?status=error` });
    expect(rows.body.data).toMatchObject([{ row: 2, status: 'error', cells: ['GTXPro', 'Acme'] }]);
    expect((await uploadFile(app, { as, entity: 'lead', content })).status).toBe(201);
  });
});
