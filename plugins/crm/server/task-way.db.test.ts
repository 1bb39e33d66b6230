import { expect, it } from 'vitest';
import { buildTestApp, setUpApp } from '#core/test/build-app.ts';
import { bundledPlugins } from '#core/test/plugin-folders.ts';

it('a task that is done knows since when, and forgets it when it is taken up again', async () => {
  const app = await buildTestApp({ pluginFolders: bundledPlugins });
  const as = await setUpApp(app);
  const { body } = await app.send({ as, method: 'POST', url: '/records/task', body: { title: 'Call' } });
  const change = async (set: unknown) =>
    (await app.send({ as, method: 'PATCH', url: `/records/task/${body.data.id}`, body: set })).body.data;
  const before = new Date().toISOString();
  const { done_at: at } = await change({ done: true });
  expect(at >= before && at <= new Date().toISOString()).toBe(true);
  expect((await change({ title: 'Call again' })).done_at).toBe(at);
  expect((await change({ done: false })).done_at).toBe(null);
  expect((await change({ done: true, done_at: '2026-01-05T10:00:00.000Z' })).done_at).toBe('2026-01-05T10:00:00.000Z');
  const made = await app.send({ as, method: 'POST', url: '/records/task', body: { title: 'Was done', done: true } });
  expect(made.body.data.done_at).not.toBe(null);
});
