import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#core/kit/sql.ts';
import { addMember, buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';
import { importFile, stepImport } from '#core/test/import-file.ts';
import { bundledPlugins } from '#core/test/plugin-folders.ts';

let app: TestApp;
let ana: Session;

beforeAll(async () => {
  app = await buildTestApp({ pluginFolders: bundledPlugins });
  ana = await setUpApp(app);
});

const send = async (method: 'POST' | 'PATCH', url: string, body: unknown, as = ana) => {
  const reply = await app.send({ as, method, url: `/records/${url}`, body });
  if (reply.status >= 300) throw new Error(JSON.stringify(reply.body));
  return reply.body.data;
};
const tasksOf = async (report: string) => {
  const filter = encodeURIComponent(JSON.stringify({ field: 'report', op: 'eq', value: report }));
  return (await app.send({ as: ana, url: `/records/task?filter=${filter}&sort=created_at` })).body.data;
};

describe('a report', () => {
  it('on a lead belongs to the lead’s company, unless another one was chosen, and stays there', async () => {
    const [a, b] = [await send('POST', 'company', { name: 'A' }), await send('POST', 'company', { name: 'B' })];
    const lead = await send('POST', 'lead', { name: 'Renewal', company: a.id });
    const report = await send('POST', 'report', { text: 'Visit', lead: lead.id });
    expect(report.company).toBe(a.id);
    expect((await send('POST', 'report', { text: 'Visit', lead: lead.id, company: b.id })).company).toBe(b.id);
    await send('PATCH', `lead/${lead.id}`, { company: b.id });
    await send('PATCH', `report/${report.id}`, { text: 'Visit, corrected' });
    expect((await app.send({ as: ana, url: `/records/report/${report.id}` })).body.data.company).toBe(a.id);
  });

  it('with a next action makes it the author’s task, with all that belongs to it', async () => {
    const company = await send('POST', 'company', { name: 'C' });
    const lead = await send('POST', 'lead', { name: 'Fleet', company: company.id });
    const report = await send('POST', 'report', {
      text: 'Visit',
      lead: lead.id,
      next_action: 'Send the offer',
      next_action_on: '2026-12-01',
    });
    expect(await tasksOf(report.id)).toMatchObject([
      { title: 'Send the offer', due_on: '2026-12-01', company: company.id, lead: lead.id, assignee: ana.userId, done: false },
    ]);
    expect(await tasksOf((await send('POST', 'report', { text: 'Nothing follows' })).id)).toEqual([]);
  });

  it('and its task are stored together or not at all', async () => {
    const before = await counts();
    await app.engine.database.run(sql`ALTER TABLE entity.task ADD CONSTRAINT none CHECK (false) NOT VALID`);
    const reply = await app.send({ as: ana, method: 'POST', url: '/records/report', body: { text: 'Lost?', next_action: 'Call' } });
    await app.engine.database.run(sql`ALTER TABLE entity.task DROP CONSTRAINT none`);
    expect(reply.status).toBe(500);
    expect(await counts()).toEqual(before);
  });

  it('whose next action is edited changes the task that is open instead of making a second one', async () => {
    const report = await send('POST', 'report', { text: 'Visit', next_action: 'Call', next_action_on: '2026-12-01' });
    await send('PATCH', `report/${report.id}`, { next_action: 'Call again' });
    await send('PATCH', `report/${report.id}`, { next_action_on: '2026-12-05' });
    await send('PATCH', `report/${report.id}`, { text: 'Visit, more of it' });
    expect(await tasksOf(report.id)).toMatchObject([{ title: 'Call again', due_on: '2026-12-05', version: 3 }]);
    await send('PATCH', `report/${report.id}`, { next_action: null });
    expect(await tasksOf(report.id)).toMatchObject([{ title: 'Call again', version: 3 }]);
  });

  it('whose action is done gets a new task only for a new action', async () => {
    const report = await send('POST', 'report', { text: 'Visit', next_action: 'Call' });
    const [task] = await tasksOf(report.id);
    await send('PATCH', `task/${task.id}`, { done: true });
    await send('PATCH', `report/${report.id}`, { next_action_on: '2026-12-05' });
    expect(await tasksOf(report.id)).toHaveLength(1);
    await send('PATCH', `report/${report.id}`, { next_action: 'Send the contract' });
    expect(await tasksOf(report.id)).toMatchObject([
      { title: 'Call', done: true },
      { title: 'Send the contract', done: false },
    ]);
  });

  it('that gets its next action later gets its task then', async () => {
    const report = await send('POST', 'report', { text: 'Visit' });
    await send('PATCH', `report/${report.id}`, { next_action: 'Call' });
    expect(await tasksOf(report.id)).toMatchObject([{ title: 'Call' }]);
  });

  it('keeps every version of its text, also when it is edited after days', async () => {
    const rui = await addMember(app, ana);
    const report = await send('POST', 'report', { text: 'First version' }, rui);
    await app.engine.database.run(sql`UPDATE entity.report SET created_at = now() - interval '3 days' WHERE id = ${report.id}::uuid`);
    await send('PATCH', `report/${report.id}`, { text: 'Second version' }, rui);
    await send('PATCH', `report/${report.id}`, { text: 'Third version' });
    const trail = await app.engine.database.rows(
      sql`SELECT actor, version, changes->'text' AS text FROM vinculo.audit WHERE record_id = ${report.id}::uuid ORDER BY version`,
    );
    expect(trail).toEqual([
      { actor: rui.userId, version: 1, text: [null, 'First version'] },
      { actor: rui.userId, version: 2, text: ['First version', 'Second version'] },
      { actor: ana.userId, version: 3, text: ['Second version', 'Third version'] },
    ]);
    expect((await app.send({ as: ana, url: `/records/report/${report.id}` })).body.data.written_at).toBe(report.written_at);
  });
});

describe('reports from a file', () => {
  it('make tasks of what lies ahead, not of what was to be done years ago, and take them back with the import', async () => {
    const content = 'text;next_action;next_action_on\nOld visit;Call back then;2021-04-12\nNew visit;Write soon;2099-01-05\nNo plan;;\n';
    const { checked, done } = await importFile(app, { as: ana, entity: 'report', content });
    expect(checked.counts).toEqual(done.counts);
    const tasks = (await app.send({ as: ana, url: '/records/task?limit=200' })).body.data.map(({ title }: { title: string }) => title);
    expect(tasks).toContain('Write soon');
    expect(tasks).not.toContain('Call back then');
    const before = await counts();
    const undone = await stepImport(app, ana, { id: done.id, step: 'undo' });
    expect(undone.state).toBe('undone');
    expect(await counts()).toEqual({ report: before.report - 3, task: before.task - 1 });
  });
});

async function counts(): Promise<{ report: number; task: number }> {
  const count = async (entity: string) => (await app.send({ as: ana, url: `/records/${entity}?limit=1&count=exact` })).body.page.total;
  return { report: await count('report'), task: await count('task') };
}
