import { describe, expect, it } from 'vitest';
import { sql } from '#core/kit/sql.ts';
import { buildTestApp, setUpApp, type TestApp } from '#core/test/build-app.ts';
import { eventually } from '#core/test/eventually.ts';
import { newField, sendChange } from '#core/test/send-change.ts';

async function started() {
  const app = await buildTestApp();
  return { app, as: await setUpApp(app) };
}

const newestTasks = async (app: TestApp, as: Awaited<ReturnType<typeof setUpApp>>) =>
  (await app.send({ as, url: '/revisions' })).body.data[0].tasks;

describe('a value that is to be unique', () => {
  it('is refused while several records share one, whose number is told', async () => {
    const { app, as } = await started();
    const create = (body: unknown) => app.send({ as, method: 'POST', url: '/records/company', body });
    for (const sector of ['Wood', 'Wood', 'Wood', 'Stone', 'Stone', 'Paper', null, null]) await create({ name: 'A', sector });
    const trashed = (await create({ name: 'A', sector: 'Paper' })).body.data.id;
    await app.send({ as, method: 'DELETE', url: `/records/company/${trashed}` });
    const overlay = { company: { properties: { sector: { 'x-unique': true } } } };
    const place = {
      path: '/overlays/company/properties/sector/x-unique',
      code: 'definition.duplicates',
      message: expect.stringContaining('2'),
    };
    for (const dryRun of [true, false]) {
      expect(await sendChange({ app, as }, overlay, { dryRun })).toMatchObject({
        status: 422,
        body: { code: 'CHANGE_INVALID', errors: [place] },
      });
    }
    const declared = { company: { 'x-index': [{ on: ['name', 'sector'], unique: true }] } };
    expect((await sendChange({ app, as }, declared)).body.errors).toMatchObject([{ path: '/overlays/company/x-index/0' }]);
    expect((await sendChange({ app, as }, { company: { properties: { reference: { 'x-unique': true } } } })).status).toBe(200);
  });

  it('does not look at a field that is only being added', async () => {
    const { app, as } = await started();
    for (const name of ['A', 'B']) await app.send({ as, method: 'POST', url: '/records/company', body: { name } });
    const field = newField('text', { 'x-unique': true, maxLength: 50 });
    expect((await sendChange({ app, as }, { company: { properties: { x_a: field } } })).status).toBe(200);
    await app.engine.tasks.run();
    expect(await newestTasks(app, as)).toEqual({ waiting: 0, done: 1, failed: 0 });
  });
});

describe('what is done afterwards', () => {
  it('is tried again later, ever more seldom, and everybody can see that it waits or failed', async () => {
    const { app, as } = await started();
    const { database, tasks } = app.engine;
    await sendChange({ app, as }, { company: { properties: { x_a: newField('text', { 'x-unique': true, maxLength: 50 }) } } });
    await tasks.run();
    const again = (attempts: number, ago: string) =>
      database.run(
        sql`UPDATE vinculo.change_task SET state = 'waiting', statement = 'SELECT 1/0', attempts = ${attempts}, finished_at = now() - ${ago}::interval
          WHERE revision = (SELECT revision FROM vinculo.head)`,
      );
    const attempts = async () =>
      (await database.tuples(sql`SELECT attempts FROM vinculo.change_task WHERE revision = (SELECT revision FROM vinculo.head)`)).flat();
    await again(0, '0 s');
    await tasks.run();
    await tasks.run();
    expect(await attempts()).toEqual([1]);
    expect(await newestTasks(app, as)).toEqual({ waiting: 1, done: 0, failed: 0 });
    await again(3, '60 s');
    await tasks.run();
    expect(await attempts()).toEqual([3]);
    await again(3, '65 s');
    await tasks.run();
    expect(await attempts()).toEqual([4]);
    await again(7, '16 min');
    await tasks.run();
    expect(await newestTasks(app, as)).toEqual({ waiting: 0, done: 0, failed: 1 });
  });

  it('wakes by itself', async () => {
    const { app, as } = await started();
    const { database, tasks } = app.engine;
    await sendChange({ app, as }, { company: { properties: { x_a: newField('text', { 'x-unique': true, maxLength: 50 }) } } });
    await tasks.run();
    await database.run(
      sql`UPDATE vinculo.change_task SET state = 'waiting', attempts = 1, finished_at = now() - interval '3 s' WHERE revision = (SELECT revision FROM vinculo.head)`,
    );
    await tasks.run();
    await expect.poll(() => newestTasks(app, as), { timeout: 5_000 }).toEqual({ waiting: 0, done: 1, failed: 0 });
  });

  it('does not build an index before the old one of its name is gone', async () => {
    const { app, as } = await started();
    const { database, tasks } = app.engine;
    await database.run(sql`UPDATE vinculo.change_task SET state = 'done'`);
    const task = (id: string, kind: string, attempts: number) =>
      database.run(
        sql`INSERT INTO vinculo.change_task (id, revision, kind, statement, subject, attempts, finished_at)
          VALUES (${id}::uuid, 1, ${kind}, 'SELECT 1', '{"entity":"company"}', ${attempts}, now())`,
      );
    await task('00000000-0000-7000-8000-000000000001', 'drop_index', 5);
    await task('00000000-0000-7000-8000-000000000002', 'add_index', 0);
    await tasks.run();
    const waiting = await database.tuples(sql`SELECT kind FROM vinculo.change_task WHERE state = 'waiting' ORDER BY id`);
    expect(waiting.flat()).toEqual(['drop_index', 'add_index']);
    expect(as.userId).toBeTruthy();
  });
});

describe('two nodes', () => {
  it('never build on one table at the same time, and so never wait for each other', async () => {
    const { app, as } = await started();
    const other = await buildTestApp({ connection: app.connection });
    for (const name of ['x_a', 'x_b', 'x_c', 'x_d', 'x_e', 'x_f']) {
      const { overlay } = (await app.send({ as, url: '/schema/company' })).body;
      const field = newField('relation_one', { 'x-relation': { target: 'person' } });
      await sendChange({ app, as }, { company: { ...overlay, properties: { ...overlay.properties, [name]: field } } });
      await other.engine.registry.reload();
      // Both look for work at once.
      await Promise.all([app.engine.tasks.run(), other.engine.tasks.run()]);
    }
    await eventually(
      () => app.engine.database.tuples(sql`SELECT 1 FROM vinculo.change_task WHERE state <> 'done'`),
      (rows) => rows.length === 0,
    );
    const tries = await app.engine.database.tuples(sql`SELECT max(attempts) FROM vinculo.change_task`);
    expect(tries).toEqual([[1]]);
    expect([...app.failures, ...other.failures]).toEqual([]);
  });
});
