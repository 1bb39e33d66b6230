import { describe, expect, it } from 'vitest';
import { sql } from '#core/kit/sql.ts';
import { addMember, buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';
import { eventually } from '#core/test/eventually.ts';
import { importFile } from '#core/test/import-file.ts';
import { openLive } from '#core/test/live-client.ts';
import { bundledPlugins as pluginFolders } from '#core/test/plugin-folders.ts';
import { endOfBatch, readBatch, runBatch, startBatch, undoBatch } from '#core/test/run-batch.ts';
import { createTestConnection } from '#core/test/test-database.ts';
import type { Batch } from '#schemas/types/api.ts';

const EVERYTHING = { and: [] };

async function fill(app: TestApp, as: Session, count: number): Promise<void> {
  const content = `name,city\n${Array.from({ length: count }, (_, i) => `Company ${i},City ${i % 50}`).join('\n')}\n`;
  await importFile(app, { as, entity: 'company', content });
}

async function count(app: TestApp, as: Session, filter: unknown): Promise<number> {
  return (await app.send({ as, method: 'POST', url: '/records/company/query', body: { filter, count: 'exact', limit: 1 } })).body.page
    .total;
}
const inFaro = { field: 'city', op: 'eq', value: 'Faro' };

/** Started, and with its first records done. */
async function begin(app: TestApp, as: Session): Promise<string> {
  const { body } = await startBatch(app, as, { entity: 'company', filter: EVERYTHING, action: 'update', set: { city: 'Faro' } });
  await eventually(
    () => readBatch(app, as, body.id),
    ({ progress }) => progress.done > 0,
  );
  return body.id;
}

describe('a batch in the background', () => {
  it('is finished by another node when its own stops in the middle', async () => {
    const connection = await createTestConnection();
    const first = await buildTestApp({ pluginFolders, connection });
    const as = await setUpApp(first);
    await fill(first, as, 8_000);
    const id = await begin(first, as);
    await first.close();
    const second = await buildTestApp({ pluginFolders, connection });
    const left = await readBatch(second, as, id);
    expect(left.state).toBe('running');
    expect(left.progress.done).toBeLessThan(8_000);
    expect(await endOfBatch(second, as, id)).toMatchObject({ state: 'done', changed: 8_000, skippedCount: 0 });
    expect(await count(second, as, inFaro)).toBe(8_000);
    const [versions] = await second.engine.database.tuples(
      sql`SELECT count(*)::int, count(DISTINCT record_id)::int FROM vinculo.audit WHERE action = 'updated'`,
    );
    expect(versions).toEqual([8_000, 8_000]);
  });

  it('is taken from a node that gives no more signs, and that node can write nothing any more', async () => {
    const app = await buildTestApp({ pluginFolders });
    const as = await setUpApp(app);
    await fill(app, as, 6_000);
    const id = await begin(app, as);
    // As if the node had been frozen for a while and another had taken over.
    await app.engine.database.run(
      sql`UPDATE vinculo.batch SET worker = 'another', updated_at = now() - interval '1 minute' WHERE id = ${id}::uuid`,
    );
    expect(await endOfBatch(app, as, id)).toMatchObject({ state: 'done', changed: 6_000 });
    const [versions] = await app.engine.database.tuples(sql`SELECT count(*)::int FROM vinculo.audit WHERE action = 'updated'`);
    expect(versions?.[0]).toBe(6_000);
  });

  it('stops when it is cancelled, keeps what it has done, and can be undone', async () => {
    const app = await buildTestApp({ pluginFolders });
    const as = await setUpApp(app);
    await fill(app, as, 8_000);
    const id = await begin(app, as);
    const cancelled = await app.send({ as, method: 'POST', url: `/batches/${id}/cancel`, body: {} });
    expect(cancelled).toMatchObject({ status: 200, body: { state: 'cancelled' } });
    const done = cancelled.body as Batch;
    expect(done.changed).toBeLessThan(8_000);
    expect(await count(app, as, inFaro)).toBe(done.changed);
    expect((await app.send({ as, method: 'POST', url: `/batches/${id}/cancel`, body: {} })).body.code).toBe('BATCH_STATE');
    expect(await undoBatch(app, as, id)).toMatchObject({ state: 'undone', changed: done.changed, skippedCount: 0 });
    expect(await count(app, as, inFaro)).toBe(0);
  });

  it('loses no edit that is made meanwhile', async () => {
    const app = await buildTestApp({ pluginFolders });
    const as = await setUpApp(app);
    await fill(app, as, 3_000);
    const some = (await app.send({ as, url: '/records/company?limit=40&sort=-name&fields=id' })).body.data as { id: string }[];
    const { body } = await startBatch(app, as, { entity: 'company', filter: EVERYTHING, action: 'update', set: { city: 'Faro' } });
    const edits = await Promise.all(
      some.map(({ id }) => app.send({ as, method: 'PATCH', url: `/records/company/${id}`, body: { sector: 'toys' } })),
    );
    expect(edits.map(({ status }) => status)).toEqual(edits.map(() => 200));
    expect(await endOfBatch(app, as, body.id)).toMatchObject({ changed: 3_000, skippedCount: 0 });
    expect(await count(app, as, { and: [inFaro, { field: 'sector', op: 'eq', value: 'toys' }] })).toBe(40);
  });

  it('lets two that change the same records at the same time both come to their end', async () => {
    const app = await buildTestApp({ pluginFolders });
    const as = await setUpApp(app);
    await fill(app, as, 2_000);
    const wish = (set: Record<string, unknown>) => ({ entity: 'company', filter: EVERYTHING, action: 'update' as const, set });
    const both = await Promise.all([runBatch(app, as, wish({ city: 'Faro' })), runBatch(app, as, wish({ sector: 'toys' }))]);
    for (const done of both) expect(done).toMatchObject({ state: 'done', changed: 2_000, skippedCount: 0 });
    expect(await count(app, as, { and: [inFaro, { field: 'sector', op: 'eq', value: 'toys' }] })).toBe(2_000);
  });

  it('tells its owner how far it is, and nobody else', async () => {
    const app = await buildTestApp({ pluginFolders });
    const as = await setUpApp(app);
    const rui = await addMember(app, as);
    await fill(app, as, 2_500);
    const [own, other] = [await openLive(app, as), await openLive(app, rui)];
    const { id } = await runBatch(app, as, { entity: 'company', filter: EVERYTHING, action: 'update', set: { city: 'Faro' } });
    const last = await own.next(({ type, batch }) => type === 'batch' && (batch as Batch).state === 'done');
    expect(last['batch']).toMatchObject({ id, progress: { done: 2_500, total: 2_500 }, changed: 2_500 });
    await app.send({ as, method: 'POST', url: '/records/company', body: { name: 'After' } });
    expect(other.received.some(({ type }) => type === 'batch')).toBe(false);
    own.close();
    other.close();
  });

  it('says why when it cannot go on', async () => {
    const app = await buildTestApp({ pluginFolders });
    const as = await setUpApp(app);
    const rui = await addMember(app, as);
    await fill(app, as, 10);
    const { id } = await runBatch(app, rui, { entity: 'company', filter: EVERYTHING, action: 'update', set: { city: 'Faro' } });
    await app.engine.database.run(sql`UPDATE vinculo.batch SET created_by = ${rui.userId}::uuid, state = 'done' WHERE id = ${id}::uuid`);
    await app.send({ as, method: 'PATCH', url: `/records/user/${rui.userId}`, body: { active: false } });
    await app.engine.database.run(sql`UPDATE vinculo.batch SET state = 'undoing', undo = true WHERE id = ${id}::uuid`);
    const failed = await eventually(
      async () => (await app.engine.database.tuples(sql`SELECT state, error->>'code' FROM vinculo.batch WHERE id = ${id}::uuid`))[0],
      (row) => row?.[0] === 'failed',
    );
    expect(failed).toEqual(['failed', 'SESSION_REQUIRED']);
    expect(await count(app, as, inFaro)).toBe(10);
  });
});
