import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sql } from '#core/kit/sql.ts';
import { addMember, buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';
import { eventually } from '#core/test/eventually.ts';
import { readInbox } from '#core/test/inbox.ts';
import { openLive } from '#core/test/live-client.ts';

const pluginFolders = [join(import.meta.dirname, 'fixtures')];
const post = (app: TestApp, as: Session, entity: string, body: unknown) =>
  app.send({ as, method: 'POST', url: `/records/${entity}`, body });
const names = async (app: TestApp, as: Session, entity: string): Promise<string[]> =>
  (await app.send({ as, url: `/records/${entity}?limit=200` })).body.data.map(
    (record: { name?: string; title?: string }) => record.name ?? record.title,
  );
const tasks = (app: TestApp, as: Session, start: string) => async () =>
  (await names(app, as, 'task')).filter((name) => name.startsWith(start));

describe('what a plugin writes after a record', () => {
  it('comes with it, as the same user, and open browsers see both', async () => {
    const app = await buildTestApp({ pluginFolders });
    const as = await setUpApp(app);
    const live = await openLive(app, as);
    live.send({ type: 'subscribe', id: 'tasks', entity: 'task' });
    const { body } = await post(app, as, 'company', { name: 'with a task' });
    const { data } = (await app.send({ as, url: '/records/task' })).body;
    expect(data).toMatchObject([{ title: 'from the hook', company: body.data.id, created_by: as.userId, assignee: as.userId }]);
    expect(await live.next(({ type }) => type === 'records')).toMatchObject({ entity: 'task', changed: [{ id: data[0].id }] });
    live.close();
  });

  it('is nothing when a part of it is refused: neither the record nor what came before', async () => {
    const app = await buildTestApp({ pluginFolders });
    const as = await setUpApp(app);
    const refused = await post(app, as, 'company', { name: 'with a bad task' });
    expect(refused).toMatchObject({ status: 422, body: { code: 'RECORD_INVALID', errors: [{ path: '/task/title' }] } });
    expect([await names(app, as, 'company'), await names(app, as, 'task')]).toEqual([[], []]);
  });

  it('to the record itself is in the answer, with its version', async () => {
    const app = await buildTestApp({ pluginFolders });
    const as = await setUpApp(app);
    const { body } = await post(app, as, 'company', { name: 'with an update of itself' });
    expect(body.data).toMatchObject({ version: 2, city: 'Porto' });
  });

  it('also belongs to the way into the trash and back', async () => {
    const app = await buildTestApp({ pluginFolders });
    const as = await setUpApp(app);
    const { body } = await post(app, as, 'company', { name: 'Alfa' });
    await app.send({ as, method: 'DELETE', url: `/records/company/${body.data.id}` });
    await app.send({ as, method: 'POST', url: `/records/company/${body.data.id}/restore` });
    expect((await names(app, as, 'task')).sort()).toEqual(['Alfa came back', 'Alfa went']);
  });

  it('never goes round in circles: the plugin is named and nothing is saved', async () => {
    const app = await buildTestApp({ pluginFolders });
    const as = await setUpApp(app);
    const { status, body } = await post(app, as, 'company', { name: 'without end' });
    expect({ status, code: body.code, title: body.title }).toMatchObject({
      status: 500,
      code: 'HOOK_LOOP',
      title: expect.stringMatching(/probe.*company\.create/),
    });
    expect(await names(app, as, 'company')).toEqual([]);
  });

  it('that fails takes the record with it, and the answer names the plugin', async () => {
    const app = await buildTestApp({ pluginFolders });
    const as = await setUpApp(app);
    const { status, body } = await post(app, as, 'company', { name: 'failing' });
    expect({ status, code: body.code, title: body.title }).toMatchObject({
      status: 500,
      code: 'HOOK_FAILED',
      title: expect.stringContaining('probe'),
    });
    expect(await names(app, as, 'company')).toEqual([]);
  });

  it('may be a notification, in the language of its reader', async () => {
    const app = await buildTestApp({ pluginFolders });
    const ana = await setUpApp(app);
    const rui = await addMember(app, ana);
    await app.send({ as: rui, method: 'PATCH', url: '/session/preferences', body: { language: 'pt' } });
    const { body } = await post(app, ana, 'company', { name: 'telling', owner: rui.userId });
    const { data } = await readInbox(app, rui);
    expect(data).toMatchObject([{ kind: 'probe_told', text: 'Ana Prata disse-lhe', record: { id: body.data.id, title: 'telling' } }]);
    const { kinds } = (await app.send({ as: rui, url: '/notifications/preferences' })).body;
    expect(kinds.at(-1)).toEqual({ kind: 'probe_told', label: 'A sonda tem novidades', inbox: true, mail: false });
  });
});

describe('events', () => {
  it('reach a handler after the commit, as the user who made the change, once', async () => {
    const app = await buildTestApp({ pluginFolders, background: true });
    const ana = await setUpApp(app);
    const rui = await addMember(app, ana);
    await post(app, rui, 'person', { name: 'steady' });
    const [done] = await eventually(tasks(app, ana, 'done steady'), (list) => list.length > 0);
    const id = done?.split(' ')[2];
    expect(await tasks(app, ana, 'try steady')()).toEqual([`try steady ${id} 1 as ${rui.userId}`]);
  });

  it('are delivered although the node died before, and again when a handler fails, which is named; what it told is told once', async () => {
    const first = await buildTestApp({ pluginFolders, background: true });
    const as = await setUpApp(first);
    await first.close();
    // Committed on a node that goes down before anybody acts on it.
    const second = await buildTestApp({ pluginFolders, connection: first.connection });
    await post(second, as, 'person', { name: 'flaky' });
    await second.close();
    const third = await buildTestApp({ pluginFolders, connection: first.connection, background: true });
    const [done] = await eventually(tasks(third, as, 'done flaky'), (list) => list.length > 0);
    const id = done?.split(' ')[2];
    expect((await tasks(third, as, 'try flaky')()).sort()).toEqual([
      `try flaky ${id} 1 as ${as.userId}`,
      `try flaky ${id} 2 as ${as.userId}`,
    ]);
    expect(third.failures.map(String)).toContainEqual(expect.stringMatching(/plugin probe failed on person\.created/));
    expect((await readInbox(third, as)).data.filter(({ text }) => text === 'once')).toHaveLength(1);
  });

  it('that lead to themselves come to an end, and the plugin is named', async () => {
    const app = await buildTestApp({ pluginFolders, background: true });
    const as = await setUpApp(app);
    const { body } = await post(app, as, 'person', { name: 'Eco' });
    await app.send({ as, method: 'PATCH', url: `/records/person/${body.data.id}`, body: { notes: 'echo' } });
    await eventually(
      async () => app.failures.map(String),
      (list) => list.some((text) => text.includes('HOOK_LOOP') && text.includes('probe')),
    );
    const { data } = (await app.send({ as, url: `/records/person/${body.data.id}` })).body;
    expect(data.notes).toMatch(/^echo\.{1,10}$/);
  });
});

describe('jobs', () => {
  it('run once in the cluster each time, as the engine', async () => {
    const near = await buildTestApp({ pluginFolders });
    const far = await buildTestApp({ pluginFolders, connection: near.connection });
    const as = await setUpApp(near);
    await Promise.all([near.engine.background.start(), far.engine.background.start()]);
    const ticks = await eventually(tasks(near, as, 'tick'), (list) => list.length > 0);
    expect(new Set(ticks).size).toBe(ticks.length);
    const [row] = await near.engine.database.rows(
      sql`SELECT actor FROM vinculo.audit WHERE action = 'created' AND changes->'title'->>1 = ${ticks[0]}`,
    );
    expect(row).toEqual({ actor: null });
    expect([...near.failures, ...far.failures]).toEqual([]);
  });
});

describe('a plugin that is not what it should be', () => {
  it('is refused with its name before its code runs', async () => {
    await expect(buildTestApp({ pluginFolders: [join(import.meta.dirname, 'fixtures-broken')] })).rejects.toThrow(/broken.*plugin\.json/);
  });
});
