import { expect, it } from 'vitest';
import { buildTestApp, setUpApp } from '#core/test/build-app.ts';
import { importFile } from '#core/test/import-file.ts';

it('leaves out the row on which a plugin fails, and takes the others', async () => {
  const app = await buildTestApp();
  const as = await setUpApp(app);
  app.engine.records.hooks.add('broken', { entity: 'company', at: 'create' }, async ({ record }) => {
    if (record['name'] === 'Bad') throw new Error('no luck');
    return undefined;
  });
  const { checked, done } = await importFile(app, { as, entity: 'company', content: 'name\nGood\nBad\nBetter\n' });
  expect(done.counts).toEqual({ create: 2, update: 0, skip: 0, error: 1 });
  expect(checked.counts).toEqual(done.counts);
  expect(done.problems).toMatchObject([{ code: 'HOOK_FAILED', rows: 1, severity: 'error' }]);
});
