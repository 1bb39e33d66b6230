import { beforeAll, expect, it } from 'vitest';
import type { Session, TestApp } from '#core/test/build-app.ts';
import { buildGuardedApp } from '#core/test/guarded-notes.ts';
import { runBatch, startBatch, undoBatch } from '#core/test/run-batch.ts';

/** Members see what is not secret, change what is theirs, and mark what is open. */
const grants = [
  { actions: ['create', 'read', 'update', 'delete'], rows: 'own', fields: { except: ['guarded_rating', 'guarded_mark'] } },
  { actions: ['read'], rows: { field: 'body', op: 'ne', value: 'secret' }, fields: { except: ['guarded_rating'] } },
  { actions: ['update'], rows: { field: 'body', op: 'eq', value: 'open' }, fields: { only: ['guarded_mark'] } },
];

let app: TestApp;
let ana: Session;
let rui: Session;
beforeAll(async () => {
  ({ app, ana, rui } = await buildGuardedApp(grants));
});

const entity = 'guarded_note';
const create = async (name: string, owner: Session, body: string | null = null): Promise<string> =>
  (await app.send({ as: ana, method: 'POST', url: `/records/${entity}`, body: { name, owner: owner.userId, body } })).body.data.id;
const read = async (id: string) => (await app.send({ as: ana, url: `/records/${entity}/${id}` })).body.data;

it('changes what is the user’s own, and tells of the others no more than they may know', async () => {
  const ids = [await create('his', rui), await create('hers', ana), await create('hidden', ana, 'secret')];
  const done = await runBatch(app, rui, { entity, ids, action: 'update', set: { name: 'changed' } });
  expect(done).toMatchObject({ changed: 1, skippedCount: 2 });
  expect(done.skipped).toMatchObject([
    { id: ids[1], title: 'hers', problem: { code: 'ACTION_DENIED', status: 403 } },
    { id: ids[2], title: '', problem: { code: 'RECORD_NOT_FOUND', status: 404 } },
  ]);
  expect(await Promise.all(ids.map(async (id) => (await read(id)).name))).toEqual(['changed', 'hers', 'hidden']);
});

it('does not even count what a filter would find among hidden records', async () => {
  await create('counted', rui);
  await create('counted', ana, 'secret');
  const done = await runBatch(app, rui, { entity, filter: { field: 'name', op: 'eq', value: 'counted' }, action: 'remove' });
  expect(done).toMatchObject({ changed: 1, progress: { total: 1 }, skippedCount: 0 });
});

it('gives nothing away: a record stays with who may still change it', async () => {
  const ids = [await create('kept', rui), await create('also kept', rui), await create('open', rui)];
  const done = await runBatch(app, rui, { entity, ids, action: 'update', set: { owner: ana.userId } });
  expect(done).toMatchObject({ changed: 0, skippedCount: 3, skipped: [{ problem: { code: 'ACTION_DENIED' } }, {}, {}] });
  for (const id of ids) expect(await read(id)).toMatchObject({ owner: rui.userId, version: 1 });
});

it('judges a field that is granted on some records only, record by record', async () => {
  const ids = [await create('open', ana, 'open'), await create('closed', ana, 'closed'), await create('own', rui)];
  const done = await runBatch(app, rui, { entity, ids, action: 'update', set: { guarded_mark: 'x' } });
  expect(done).toMatchObject({ changed: 1, skippedCount: 2 });
  expect((await read(ids[0] as string)).guarded_mark).toBe('x');
});

it('refuses a field that is granted nowhere before anything begins', async () => {
  const ids = [await create('rated', rui)];
  const refused = await startBatch(app, rui, { entity, ids, action: 'update', set: { guarded_rating: '5' } });
  expect(refused).toMatchObject({ status: 403, body: { code: 'FIELD_DENIED' } });
  const sifted = await startBatch(app, rui, { entity, filter: { field: 'guarded_rating', op: 'eq', value: '5' }, action: 'remove' });
  expect(sifted).toMatchObject({ status: 403, body: { code: 'FIELD_DENIED' } });
});

it('is nobody else’s to see, to stop or to undo, not even an administrator’s', async () => {
  const { id } = await runBatch(app, rui, { entity, ids: [await create('private', rui)], action: 'remove' });
  for (const request of [
    { url: `/batches/${id}` },
    { method: 'POST' as const, url: `/batches/${id}/undo`, body: {} },
    { method: 'POST' as const, url: `/batches/${id}/cancel`, body: {} },
  ])
    expect(await app.send({ as: ana, ...request })).toMatchObject({ status: 404, body: { code: 'BATCH_NOT_FOUND' } });
});

it('is undone with the rights of that moment', async () => {
  const ids = [await create('mine', rui), await create('soon hers', rui)];
  const done = await runBatch(app, rui, { entity, ids, action: 'update', set: { body: 'changed' } });
  await app.send({ as: ana, method: 'PATCH', url: `/records/${entity}/${ids[1]}`, body: { owner: ana.userId } });
  const undone = await undoBatch(app, rui, done.id);
  expect(undone).toMatchObject({ changed: 1, skippedCount: 1, skipped: [{ id: ids[1] }] });
  expect((await read(ids[1] as string)).body).toBe('changed');
});
