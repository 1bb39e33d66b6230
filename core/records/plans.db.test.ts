import { beforeAll, describe, expect, it } from 'vitest';
import { buildTestApp, type Session, setUpApp, type TestApp, type TestRequest } from '#core/test/build-app.ts';
import { bundledPlugins } from '#core/test/plugin-folders.ts';
import { type PlanNode, planOf, statementsOf } from '#core/test/query-plan.ts';
import type { EntityView } from '#schemas/types/api.ts';
import { fillDatabase } from '#scripts/bench/fill/fill-database.ts';

const ROWS = 30_000;
const SIZES = { company: ROWS, person: ROWS, affiliation: ROWS, lead: ROWS, report: ROWS, task: ROWS };
const LARGE = new Set([...Object.keys(SIZES), 'report__people_present', 'lead__people']);
/** A sort of more rows than this is a sort of the table. */
const MANY = ROWS / 10;
/** A scan that a LIMIT ends early costs less than this share of the whole. */
const EARLY = 0.25;

let app: TestApp;
let as: Session;
let entities: readonly EntityView[];

beforeAll(async () => {
  app = await buildTestApp({ pluginFolders: bundledPlugins });
  as = await setUpApp(app);
  await fillDatabase(app.engine.database, SIZES);
  entities = (await app.send({ as, url: '/schema' })).body.entities;
}, 120_000);

/** What is wrong with how PostgreSQL would answer the statements of a request; with the plans, to be read. */
async function flaws(request: Omit<TestRequest, 'as'>): Promise<string[]> {
  let status = 0;
  const asked = await statementsOf(app.engine.database, async () => {
    status = (await app.send({ as, ...request })).status;
  });
  expect(status).toBeLessThan(300);
  const selects = asked.filter(({ text }) => /"entity"\./.test(text) && /^[\s(]*(?:SELECT|WITH)/i.test(text));
  expect(selects.length).toBeGreaterThan(0);
  const found = await Promise.all(
    selects.map(async (statement) => {
      const { root, text } = await planOf(app.engine.database, statement);
      return flawsIn(root, []).map((flaw) => `${flaw}\n${statement.text}\n${text}\n`);
    }),
  );
  return found.flat();
}

function flawsIn(node: PlanNode, above: readonly PlanNode[]): string[] {
  const own: string[] = [];
  const table = node['Relation Name'] ?? '';
  if (node['Node Type'] === 'Seq Scan' && LARGE.has(table) && !endsEarly(node, above)) own.push(`reads all of ${table}`);
  const sorted = node['Node Type'] === 'Sort' ? (node.Plans?.[0]?.['Plan Rows'] ?? 0) : 0;
  if (sorted > MANY) own.push(`sorts ${sorted} rows`);
  return [...own, ...(node.Plans ?? []).flatMap((child) => flawsIn(child, [node, ...above]))];
}

/** Straight below a LIMIT that needs only a beginning. */
function endsEarly(scan: PlanNode, above: readonly PlanNode[]): boolean {
  const limit = above.find((node) => !['Nested Loop', 'Result', 'Subquery Scan'].includes(node['Node Type']));
  return limit?.['Node Type'] === 'Limit' && limit['Total Cost'] < scan['Total Cost'] * EARLY;
}

async function firstId(entity: string): Promise<string> {
  return (await app.send({ as, url: `/records/${entity}?limit=1&count=none` })).body.data[0].id;
}

const list = (entity: string, body: unknown) => ({ method: 'POST' as const, url: `/records/${entity}/query`, body });
const OPEN = { field: 'status', op: 'in', value: ['to_do', 'standby'] };

describe('plans of the common questions', () => {
  it('one record with what it points at, by its key', async () => {
    expect(await flaws({ url: `/records/lead/${await firstId('lead')}?include=company,step,owner,people` })).toEqual([]);
    expect(await flaws({ url: `/records/report/${await firstId('report')}?include=*` })).toEqual([]);
  });

  it('a list without a sort, newest first, and its capped count', async () => {
    for (const entity of Object.keys(SIZES)) expect(await flaws(list(entity, { limit: 50 })), entity).toEqual([]);
  });

  it('a list sorted by its title or by a field that an index is declared for, in both directions', async () => {
    const wrong: string[] = [];
    for (const { name, titleField, fields } of entities.filter((entity) => entity.name in SIZES)) {
      const declared = app.engine.registry.current().entities.get(name)?.definition['x-index'] ?? [];
      const indexed = new Set([titleField, ...declared.map(({ on: [first] }) => (typeof first === 'string' ? first : first?.field))]);
      const sortable = fields.filter((field) => indexed.has(field.name) && field.sortable && !field.relation && !field.options);
      for (const sort of sortable.flatMap((field) => [field.name, `-${field.name}`]))
        wrong.push(...(await flaws(list(name, { sort, limit: 50, count: 'none' }))).map((flaw) => `${name} by ${sort} ${flaw}`));
    }
    expect(wrong).toEqual([]);
  });

  it('open leads by amount, by expected close and by their last change', async () => {
    for (const sort of ['-amount', 'amount', 'expected_close', '-updated_at'])
      expect(await flaws(list('lead', { filter: OPEN, sort, include: ['company', 'step', 'owner'], limit: 50 })), sort).toEqual([]);
  });

  it('a page deep in a list, by cursor', async () => {
    const query = { sort: 'name', limit: 50, count: 'none' };
    const { body } = await app.send({ as, ...list('person', { ...query, offset: ROWS - 200 }) });
    expect(await flaws(list('person', { ...query, cursor: body.page.next }))).toEqual([]);
    const newest = { limit: 50, count: 'none' };
    const first = await app.send({ as, ...list('report', { ...newest, offset: ROWS - 200 }) });
    expect(await flaws(list('report', { ...newest, cursor: first.body.page.next }))).toEqual([]);
  });

  it('records that point at another one', async () => {
    const company = await firstId('company');
    const of = { field: 'company', op: 'eq', value: company };
    for (const [entity, sort] of [
      ['lead', '-amount'],
      ['report', '-happened_at'],
      ['task', 'due_on'],
      ['affiliation', 'role'],
    ] as const)
      expect(await flaws(list(entity, { filter: of, sort, limit: 20 })), entity).toEqual([]);
    const present = { field: 'people_present', op: 'contains', value: await firstId('person') };
    expect(await flaws(list('report', { filter: present, sort: '-happened_at', limit: 20, count: 'none' }))).toEqual([]);
  });

  it('a name that contains what was typed', async () => {
    for (const [entity, value] of [
      ['company', 'azulej'],
      ['person', 'sepulv'],
    ] as const)
      expect(await flaws(list(entity, { filter: { field: 'name', op: 'contains', value }, limit: 20 })), entity).toEqual([]);
  });

  it('the search in everything', async () => {
    for (const q of ['sepulv', 'begoña', 'ibañez muñoz']) expect(await flaws({ url: `/search?q=${encodeURIComponent(q)}` }), q).toEqual([]);
  });

  it('the timeline of a company with much to tell, its first page and the next', async () => {
    const { data } = (await app.send({ as, ...list('report', { limit: 200, fields: ['company'], count: 'none' }) })).body;
    const busiest = [...Map.groupBy(data as { company: string }[], ({ company }) => company)].sort(
      ([, a], [, b]) => b.length - a.length,
    )[0]?.[0];
    const url = `/records/company/${busiest}/timeline?limit=20`;
    expect(await flaws({ url })).toEqual([]);
    const { page } = (await app.send({ as, url })).body;
    expect(await flaws({ url: `${url}&cursor=${page.next}` })).toEqual([]);
  });

  it('the timeline of a person, of a lead and of a user, in both directions', async () => {
    for (const entity of ['person', 'lead', 'user']) {
      const url = `/records/${entity}/${entity === 'user' ? as.userId : await firstId(entity)}/timeline`;
      for (const query of ['', '?order=oldest', '?kinds=story&from=2024-01-01'])
        expect(await flaws({ url: url + query }), entity).toEqual([]);
    }
  });

  it('lists of what has a star, and of what has none, in the order of an index', async () => {
    await app.send({ as, method: 'PUT', url: `/records/lead/${await firstId('lead')}/star` });
    for (const value of [true, false]) {
      const filter = { field: 'starred', op: 'eq', value };
      expect(await flaws(list('lead', { filter, sort: '-amount', limit: 50, fields: ['name', 'starred'] })), String(value)).toEqual([]);
    }
  });

  it("a board's cards", async () => {
    const board = { method: 'POST' as const, url: '/records/lead/board', body: { include: ['company', 'owner'], limit: 30 } };
    expect((await flaws(board)).filter((flaw) => !/\bcount\(\*\)/.test(flaw))).toEqual([]);
  });
});
