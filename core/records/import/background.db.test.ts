import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Account } from '#core/access/callers.ts';
import { sql } from '#core/kit/sql.ts';
import { buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';
import { importFile, stepImport, uploadFile, waitForImport } from '#core/test/import-file.ts';
import { createTestConnection } from '#core/test/test-database.ts';
import type { Import } from '#schemas/types/api.ts';

const plugins = [new URL('../../../plugins', import.meta.url).pathname];
const manyRows = (count: number) => `name,city\n${Array.from({ length: count }, (_, i) => `Company ${i},City ${i % 50}`).join('\n')}\n`;

async function count(app: TestApp, as: Session, entity: string): Promise<number> {
  return (await app.send({ as, url: `/records/${entity}?count=exact&limit=1` })).body.page.total;
}

async function begin(app: TestApp, as: Session, rows: number): Promise<string> {
  const { body } = await uploadFile(app, { as, entity: 'company', content: manyRows(rows) });
  await app.send({ as, method: 'POST', url: `/imports/${body.id}/run`, body: {} });
  for (let at = body as Import; at.progress.done === 0; await sleep(5)) at = (await app.send({ as, url: `/imports/${body.id}` })).body;
  return body.id;
}

describe('an import in the background', () => {
  it('is finished by another node when its own stops in the middle', async () => {
    const connection = await createTestConnection();
    const first = await buildTestApp({ pluginFolders: plugins, connection });
    const as = await setUpApp(first);
    const id = await begin(first, as, 12_000);
    await first.close();
    const second = await buildTestApp({ pluginFolders: plugins, connection });
    const left = (await second.send({ as, url: `/imports/${id}` })).body as Import;
    expect(left.state).toBe('running');
    expect(left.progress.done).toBeLessThan(12_000);
    const done = await waitForImport(second, as, id);
    expect(done).toMatchObject({ state: 'done', counts: { create: 12_000, update: 0, skip: 0, error: 0 } });
    expect(await count(second, as, 'company')).toBe(12_000);
  });

  it('is taken from a node that gives no more signs, and that node can write nothing any more', async () => {
    const app = await buildTestApp({ pluginFolders: plugins });
    const as = await setUpApp(app);
    const id = await begin(app, as, 8_000);
    // As if the node had been frozen for a while and another had taken over.
    await app.engine.database.run(
      sql`UPDATE vinculo.import SET worker = 'another', updated_at = now() - interval '1 minute' WHERE id = ${id}::uuid`,
    );
    const done = await waitForImport(app, as, id);
    expect(done.counts).toMatchObject({ create: 8_000, error: 0 });
    expect(await count(app, as, 'company')).toBe(8_000);
  });

  it('stops when it is cancelled, keeps what it has done, and can go on', async () => {
    const app = await buildTestApp({ pluginFolders: plugins });
    const as = await setUpApp(app);
    const id = await begin(app, as, 12_000);
    const cancelled = await app.send({ as, method: 'POST', url: `/imports/${id}/cancel`, body: {} });
    expect(cancelled.body.state).toBe('cancelled');
    await sleep(300);
    const now = (await app.send({ as, url: `/imports/${id}` })).body as Import;
    const there = await count(app, as, 'company');
    expect(there).toBe(now.counts?.create);
    expect(there).toBeLessThan(12_000);
    expect((await app.send({ as, method: 'PATCH', url: `/imports/${id}`, body: { onMatch: 'skip' } })).status).toBe(409);
    const done = await stepImport(app, as, { id, step: 'run' });
    expect(done).toMatchObject({ state: 'done', counts: { create: 12_000 } });
    expect(await count(app, as, 'company')).toBe(12_000);
  });

  it('tells every open page of its owner how far it is, and shows the records at once', async () => {
    const app = await buildTestApp({ pluginFolders: plugins });
    const as = await setUpApp(app);
    const messages: { type: string; import?: Import; entity?: string }[] = [];
    const account = (await app.engine.callers.byUser(as.userId, app.engine.registry.current())) as Account;
    const watched = new Map([['list', { entity: 'company' }]]);
    app.engine.hub.join({ account, watched, send: (message: unknown) => void messages.push(message as { type: string }) } as Parameters<
      typeof app.engine.hub.join
    >[0]);
    const id = await begin(app, as, 5_000);
    await waitForImport(app, as, id);
    await sleep(200);
    const told = messages.flatMap((message) => (message.type === 'import' ? [message.import as Import] : []));
    expect(told.at(-1)).toMatchObject({ id, state: 'done', progress: { done: 5_000, total: 5_000 } });
    expect(told.length).toBeLessThan(20);
    expect(messages.some(({ type, entity }) => (type === 'reload' || type === 'records') && entity === 'company')).toBe(true);
  });

  it('says why when it cannot go on', async () => {
    const app = await buildTestApp({ pluginFolders: plugins });
    const as = await setUpApp(app);
    const { body } = await uploadFile(app, { as, entity: 'company', content: 'name\nAcme\n' });
    await app.engine.database.run(
      sql`UPDATE vinculo.import SET state = 'running', document = document || '{"matchBy":[],"mapping":[{"column":0,"field":"gone"}]}' WHERE id = ${body.id}::uuid`,
    );
    const failed = await waitForImport(app, as, body.id);
    expect(failed).toMatchObject({
      state: 'failed',
      error: { code: 'IMPORT_MAPPING_INVALID', errors: [{ message: 'There is no field called “gone” here.' }] },
    });
  });
});

describe('the undo of an import', () => {
  it('takes back what nobody has touched since, and says what it left', async () => {
    const app = await buildTestApp({ pluginFolders: plugins });
    const as = await setUpApp(app);
    const create = async (name: string) =>
      (await app.send({ as, method: 'POST', url: '/records/company', body: { name, city: 'Porto', sector: 'retail' } })).body.data
        .id as string;
    const [old, edited] = [await create('Old'), await create('Edited')];
    const content = 'name,city,sector,parent\nOld,Lisbon,food,New\nEdited,Lisbon,food,\nNew,Faro,toys,Holding\nOld,Braga,,\n';
    const mapping = [0, 1, 2, 3].map((column) => ({
      column,
      field: ['name', 'city', 'sector', 'parent'][column] as string,
      ...(column === 3 && { missing: 'create' as const }),
    }));
    const { done } = await importFile(app, { as, entity: 'company', content, patch: { mapping, matchBy: ['name'] } });
    expect(done.counts).toEqual({ create: 1, update: 3, skip: 0, error: 0 });
    expect(await count(app, as, 'company')).toBe(4);
    await app.send({ as, method: 'PATCH', url: `/records/company/${edited}`, body: { city: 'Aveiro' } });
    const undone = await stepImport(app, as, { id: done.id, step: 'undo' });
    expect(undone).toMatchObject({ state: 'undone', undo: { removed: 2, kept: 1 } });
    expect(undone.problems).toMatchObject([{ code: 'import.undoKept', field: 'city', severity: 'warning' }]);
    const read = async (id: string) => (await app.send({ as, url: `/records/company/${id}` })).body.data;
    expect(await read(old)).toMatchObject({ city: 'Porto', sector: 'retail', parent: null });
    expect(await read(edited)).toMatchObject({ city: 'Aveiro', sector: 'retail' });
    expect(await count(app, as, 'company')).toBe(2);
    expect((await app.send({ as, url: '/records/company?trash=true' })).body.data.map(({ name }: { name: string }) => name).sort()).toEqual(
      ['Holding', 'New'],
    );
    const [audit] = await app.engine.database.tuples(sql`SELECT count(*)::int FROM vinculo.audit WHERE action = 'removed'`);
    expect(audit?.[0]).toBe(2);
  });

  it('takes back people and their teams, links included', async () => {
    const app = await buildTestApp({ pluginFolders: plugins });
    const as = await setUpApp(app);
    const content = 'name,teams,manager\nAna Prata,North,\nRui Salgado,North; South,Ana Prata\n';
    const mapping = [
      { column: 0, field: 'name' },
      { column: 1, field: 'teams', missing: 'create' as const },
      { column: 2, field: 'manager' },
    ];
    const { done } = await importFile(app, { as, entity: 'user', content, patch: { mapping, matchBy: ['name'] } });
    expect(done.counts).toEqual({ create: 1, update: 1, skip: 0, error: 0 });
    const ana = async () => (await app.send({ as, url: `/records/user/${as.userId}` })).body.data;
    expect((await ana()).teams).toHaveLength(1);
    const undone = await stepImport(app, as, { id: done.id, step: 'undo' });
    expect(undone.undo).toEqual({ removed: 3, restored: 1, kept: 0 });
    expect((await ana()).teams).toEqual([]);
    expect(await count(app, as, 'team')).toBe(0);
  });
});
