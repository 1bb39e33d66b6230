import { beforeAll, describe, expect, it } from 'vitest';
import { buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';
import { bundledPlugins } from '#core/test/plugin-folders.ts';

let app: TestApp;
let as: Session;
let steps: string[];

const aggregate = (body: unknown) => app.send({ as, method: 'POST', url: '/records/lead/aggregate', body });
const add = (body: unknown) => app.send({ as, method: 'POST', url: '/records/lead', body });

beforeAll(async () => {
  app = await buildTestApp({ pluginFolders: bundledPlugins });
  as = await setUpApp(app);
  steps = (await app.send({ as, url: '/records/step?sort=position' })).body.data.map((step: { id: string }) => step.id);
  const amount = (value: string, currency = 'EUR') => ({ value, currency });
  await add({ name: 'A', step: steps[0], amount: amount('10.10'), expected_close: '2026-01-31' });
  await add({ name: 'B', step: steps[0], amount: amount('20.20'), expected_close: '2026-02-01' });
  await add({ name: 'C', step: steps[1], amount: amount('5'), expected_close: '2026-02-28' });
  await add({ name: 'D', step: steps[1] });
});

describe('counting and summing', () => {
  it('groups by a relation and names what it points at', async () => {
    const { body } = await aggregate({ groupBy: [{ field: 'step' }], measures: [{ op: 'count' }, { op: 'sum', field: 'amount' }] });
    const sums = Object.fromEntries(
      body.data.map((row: { keys: string[]; values: unknown }) => [body.included.step[row.keys[0] as string].name, row.values]),
    );
    expect(sums).toEqual({ Qualify: { count: 2, 'sum:amount': '30.3000' }, Visit: { count: 2, 'sum:amount': '5.0000' } });
  });

  it('groups by month, and tells what has no date apart', async () => {
    const { body } = await aggregate({ groupBy: [{ field: 'expected_close', by: 'month' }] });
    expect(body.data).toEqual([
      { keys: ['2026-02-01'], values: { count: 2 } },
      { keys: ['2026-01-01'], values: { count: 1 } },
      { keys: [null], values: { count: 1 } },
    ]);
  });

  it('counts everything under the filter when nothing is grouped', async () => {
    const { body } = await aggregate({
      filter: { field: 'amount', op: 'gt', value: '9' },
      measures: [{ op: 'count' }, { op: 'avg', field: 'amount' }],
    });
    expect(body.data).toMatchObject([{ keys: [], values: { count: 2 } }]);
    expect(Number(body.data[0].values['avg:amount'])).toBeCloseTo(15.15);
  });

  it.each([
    ['an unknown field', { groupBy: [{ field: 'colour' }] }, 400, 'FIELD_UNKNOWN'],
    ['a text as a number', { measures: [{ op: 'sum', field: 'name' }] }, 400, 'QUERY_INVALID'],
    ['a period of a text', { groupBy: [{ field: 'name', by: 'month' }] }, 400, 'QUERY_INVALID'],
    ['an unknown period', { groupBy: [{ field: 'expected_close', by: 'fortnight' }] }, 400, 'QUERY_INVALID'],
    ['four groupings', { groupBy: Array.from({ length: 4 }, () => ({ field: 'step' })) }, 400, 'QUERY_INVALID'],
    ['a sum of nothing', { measures: [{ op: 'sum' }] }, 400, 'QUERY_INVALID'],
  ])('refuses %s', async (_name, body, status, code) => {
    expect(await aggregate(body)).toMatchObject({ status, body: { code } });
  });
});
