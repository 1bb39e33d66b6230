import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#core/kit/sql.ts';
import { buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';
import { bundledPlugins } from '#core/test/plugin-folders.ts';
import { readBatch, runBatch, startBatch, undoBatch } from '#core/test/run-batch.ts';

let app: TestApp;
let as: Session;

beforeAll(async () => {
  app = await buildTestApp({ pluginFolders: bundledPlugins });
  as = await setUpApp(app, 'pt');
});

const create = async (entity: string, body: Record<string, unknown>): Promise<string> => {
  const reply = await app.send({ as, method: 'POST', url: `/records/${entity}`, body });
  if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
  return reply.body.data.id;
};
const read = async (entity: string, id: string) => (await app.send({ as, url: `/records/${entity}/${id}?trash=true` })).body.data;
const patch = (entity: string, id: string, body: Record<string, unknown>) =>
  app.send({ as, method: 'PATCH', url: `/records/${entity}/${id}`, body });
const leads = async (count: number, more: Record<string, unknown> = {}) =>
  Promise.all(Array.from({ length: count }, (_, i) => create('lead', { name: `Lead ${i}`, ...more })));
const trail = async (id: string) =>
  app.engine.database.rows<{ action: string; version: number; changes: Record<string, unknown> }>(
    sql`SELECT action, version, changes FROM vinculo.audit WHERE record_id = ${id}::uuid ORDER BY id`,
  );

describe('a change of many records', () => {
  it('is for each of them what a single edit is: hooks, audit trail, outbox, version', async () => {
    const ids = await leads(3);
    const done = await runBatch(app, as, { entity: 'lead', ids, action: 'update', set: { status: 'won' } });
    expect(done).toMatchObject({ state: 'done', action: 'update', progress: { done: 3, total: 3 }, changed: 3, skippedCount: 0 });
    const today = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Lisbon' }).format(new Date());
    for (const id of ids) {
      expect(await read('lead', id)).toMatchObject({ status: 'won', closed_on: today, version: 2, updated_by: as.userId });
      expect((await trail(id)).at(-1)).toEqual({
        action: 'updated',
        version: 2,
        changes: { status: ['to_do', 'won'], closed_on: [null, today] },
      });
    }
    const [outbox] = await app.engine.database.tuples(
      sql`SELECT count(*)::int FROM vinculo.outbox WHERE kind = 'record.updated' AND record_id = ANY(${ids}::uuid[])`,
    );
    expect(outbox?.[0]).toBe(3);
  });

  it('leaves records alone that a rule refuses, and says which and why in the language of the user', async () => {
    const [first, second] = await leads(2);
    await patch('lead', second as string, { lost_reason: 'Preço' });
    const done = await runBatch(app, as, { entity: 'lead', ids: [first, second] as string[], action: 'update', set: { status: 'lost' } });
    expect(done).toMatchObject({ changed: 1, skippedCount: 1 });
    expect(done.skipped).toMatchObject([
      {
        id: first,
        title: 'Lead 0',
        problem: { code: 'RECORD_INVALID', errors: [{ path: '/lost_reason', message: 'Indique por que motivo se perdeu a oportunidade' }] },
      },
    ]);
    expect(await read('lead', first as string)).toMatchObject({ status: 'to_do', version: 1 });
  });

  it('counts neither as changed nor as skipped what has the value already', async () => {
    const ids = await leads(2, { source: 'fair' });
    await patch('lead', ids[0] as string, { source: 'other' });
    const done = await runBatch(app, as, { entity: 'lead', ids, action: 'update', set: { source: 'fair' } });
    expect(done).toMatchObject({ changed: 1, skippedCount: 0, progress: { done: 2, total: 2 } });
    expect((await read('lead', ids[1] as string)).version).toBe(1);
  });

  it('is about all that a filter finds at its start', async () => {
    const company = await create('company', { name: 'Filtrada' });
    await leads(4, { company });
    const filter = { field: 'company', op: 'eq', value: company } as const;
    const done = await runBatch(app, as, { entity: 'lead', filter, action: 'update', set: { source: 'internet' } });
    expect(done).toMatchObject({ changed: 4, progress: { total: 4 } });
    const removed = await runBatch(app, as, { entity: 'lead', filter, action: 'remove' });
    expect(removed).toMatchObject({ changed: 4 });
    const restored = await runBatch(app, as, { entity: 'lead', filter, action: 'restore' });
    expect(restored).toMatchObject({ changed: 4 });
    expect(await undoBatch(app, as, removed.id)).toMatchObject({ changed: 0, skippedCount: 4 });
  });

  it('gives a unique value to one record only', async () => {
    const ids = await leads(5);
    const done = await runBatch(app, as, { entity: 'lead', ids, action: 'update', set: { reference: 'U-1' } });
    expect(done).toMatchObject({ changed: 1, skippedCount: 4 });
    expect(done.skipped[0]?.problem).toMatchObject({ code: 'RECORD_DUPLICATE', status: 409, errors: [{ path: '/reference' }] });
    const holders = await Promise.all(ids.map(async (id) => (await read('lead', id)).reference === 'U-1'));
    expect(holders.filter(Boolean)).toHaveLength(1);
  });

  it('ends as single edits one after the other would, where one record decides about another', async () => {
    const person = await create('person', { name: 'Graça Leal' });
    const at = async (name: string, from: string) =>
      create('affiliation', { person, company: await create('company', { name }), role: 'Compras', from });
    const ids = [await at('A', '2020-01-01'), await at('B', '2021-01-01'), await at('C', '2022-01-01')];
    await runBatch(app, as, { entity: 'affiliation', ids, action: 'update', set: { primary: true } });
    const primary = await Promise.all(ids.map(async (id) => (await read('affiliation', id)).primary));
    // The last one that was marked: a person has one main company at a time.
    expect(primary).toEqual([false, false, true]);
  });

  it('never takes the last administrator who can sign in', async () => {
    const own = await buildTestApp({ pluginFolders: bundledPlugins });
    const ana = await setUpApp(own);
    const user = await own.send({ as: ana, method: 'POST', url: '/records/user', body: { name: 'Bela' } });
    const access = { email: 'bela@vinculo.example', role: 'administrator', password: 'another horse' };
    await own.send({ as: ana, method: 'PUT', url: `/users/${user.body.data.id}/access`, body: access });
    const ids = [user.body.data.id, ana.userId];
    const done = await runBatch(own, ana, { entity: 'user', ids, action: 'update', set: { active: false } });
    expect(done).toMatchObject({ changed: 1, skippedCount: 1, skipped: [{ id: ana.userId, problem: { code: 'HOOK_REFUSED' } }] });
  });

  it('says of records that are gone, or in the trash already, that they are not there', async () => {
    const [there, gone] = await leads(2);
    await app.send({ as, method: 'DELETE', url: `/records/lead/${gone}` });
    const nobody = '0192f0c1-0000-7000-8000-00000000000a';
    const ids = [there, gone, nobody, there] as string[];
    const done = await runBatch(app, as, { entity: 'lead', ids, action: 'remove' });
    expect(done).toMatchObject({ progress: { total: 3 }, changed: 1, skippedCount: 2 });
    expect(done.skipped).toMatchObject([
      { id: gone, title: 'Lead 1', problem: { code: 'RECORD_NOT_FOUND' } },
      { id: nobody, title: '', problem: { code: 'RECORD_NOT_FOUND' } },
    ]);
    const back = await runBatch(app, as, { entity: 'lead', ids, action: 'restore' });
    expect(back).toMatchObject({ changed: 2, skippedCount: 1 });
  });

  it('names the records whose unique value was taken while they were in the trash', async () => {
    const ids = [await create('company', { name: 'A', reference: 'T-1' }), await create('company', { name: 'B', reference: 'T-2' })];
    await runBatch(app, as, { entity: 'company', ids, action: 'remove' });
    await create('company', { name: 'C', reference: 'T-1' });
    const restored = await runBatch(app, as, { entity: 'company', ids, action: 'restore' });
    expect(restored).toMatchObject({ changed: 1, skipped: [{ id: ids[0], title: 'A', problem: { code: 'RECORD_DUPLICATE' } }] });
  });
});

describe('the undo of a change of many records', () => {
  it('puts back what was there, also what plugins changed with it', async () => {
    const ids = await leads(3, { status: 'standby', wake_on: '2030-01-01', amount: { value: '10.00', currency: 'EUR' } });
    const before = await Promise.all(ids.map((id) => read('lead', id)));
    const done = await runBatch(app, as, { entity: 'lead', ids, action: 'update', set: { status: 'won' } });
    expect(await read('lead', ids[0] as string)).toMatchObject({ status: 'won', wake_on: null });
    expect(await undoBatch(app, as, done.id)).toMatchObject({
      state: 'undone',
      changed: 3,
      skippedCount: 0,
      progress: { done: 3, total: 3 },
    });
    for (const [i, id] of ids.entries()) {
      const { version, updated_at: _, ...now } = await read('lead', id);
      const { version: __, updated_at: ___, ...then } = before[i];
      expect(now).toEqual(then);
      expect(version).toBe(3);
    }
  });

  it('leaves alone what somebody has changed since, lists it, and doubles nothing when asked twice', async () => {
    const ids = await leads(3);
    const done = await runBatch(app, as, { entity: 'lead', ids, action: 'update', set: { source: 'fair', description: 'Feira' } });
    await patch('lead', ids[1] as string, { description: 'Outra nota' });
    const undone = await undoBatch(app, as, done.id);
    expect(undone).toMatchObject({ state: 'undone', changed: 2, skippedCount: 1 });
    expect(undone.skipped).toMatchObject([
      { id: ids[1], title: 'Lead 1', problem: { code: 'RECORD_CONFLICT', title: 'Outra pessoa alterou este registo entretanto.' } },
    ]);
    expect(await read('lead', ids[0] as string)).toMatchObject({ source: null, description: null });
    expect(await read('lead', ids[1] as string)).toMatchObject({ source: 'fair', description: 'Outra nota', version: 3 });
    const again = await app.send({ as, method: 'POST', url: `/batches/${done.id}/undo`, body: {} });
    expect(again).toMatchObject({ status: 409, body: { code: 'BATCH_STATE' } });
  });

  it('brings back from the trash, and back into it', async () => {
    const ids = await leads(2);
    const removed = await runBatch(app, as, { entity: 'lead', ids, action: 'remove' });
    await undoBatch(app, as, removed.id);
    expect(await read('lead', ids[0] as string)).toMatchObject({ deleted_at: null, version: 3 });
    await runBatch(app, as, { entity: 'lead', ids, action: 'remove' });
    const restored = await runBatch(app, as, { entity: 'lead', ids, action: 'restore' });
    await undoBatch(app, as, restored.id);
    expect((await read('lead', ids[0] as string)).deleted_at).toEqual(expect.any(String));
    expect((await trail(ids[0] as string)).map(({ action }) => action)).toEqual([
      'created',
      'removed',
      'restored',
      'removed',
      'restored',
      'removed',
    ]);
  });

  it('puts links back as they were', async () => {
    const people = [await create('person', { name: 'Um' }), await create('person', { name: 'Dois' })];
    const lead = await create('lead', {
      name: 'Com pessoas',
      people: people.map((id, i) => ({ id, role: `Papel ${i}`, decides: i === 0 })),
    });
    const before = (await read('lead', lead)).people;
    const done = await runBatch(app, as, { entity: 'lead', ids: [lead], action: 'update', set: { people: [{ id: people[1] }] } });
    expect((await read('lead', lead)).people).toHaveLength(1);
    await undoBatch(app, as, done.id);
    expect((await read('lead', lead)).people).toEqual(before);
  });
});

describe('bad input for a change of many records', () => {
  const ids = ['0192f0c1-0000-7000-8000-00000000000a'];
  const many = Array.from({ length: 10_001 }, (_, i) => `0192f0c1-0000-7000-8000-${i.toString(16).padStart(12, '0')}`);
  it.each([
    ['an unknown entity', { entity: 'spaceship', ids, action: 'remove' }, 404, 'ENTITY_UNKNOWN', undefined],
    ['no records', { entity: 'lead', action: 'remove' }, 400, 'BATCH_INVALID', '/ids'],
    ['ids and a filter', { entity: 'lead', ids, filter: { and: [] }, action: 'remove' }, 400, 'BATCH_INVALID', '/ids'],
    ['an empty list', { entity: 'lead', ids: [], action: 'remove' }, 422, 'BATCH_EMPTY', undefined],
    [
      'a filter that finds nothing',
      { entity: 'lead', filter: { field: 'name', op: 'eq', value: '?' }, action: 'remove' },
      422,
      'BATCH_EMPTY',
      undefined,
    ],
    ['10,001 ids', { entity: 'lead', ids: many, action: 'remove' }, 400, 'QUERY_INVALID', '/ids'],
    ['an id that is none', { entity: 'lead', ids: ['12'], action: 'remove' }, 400, 'ID_INVALID', undefined],
    ['an unknown action', { entity: 'lead', ids, action: 'explode' }, 400, 'QUERY_INVALID', '/action'],
    [
      'a broken filter',
      { entity: 'lead', filter: { field: 'colour', op: 'eq', value: 1 }, action: 'remove' },
      400,
      'FIELD_UNKNOWN',
      'filter/field',
    ],
    ['nothing to set', { entity: 'lead', ids, action: 'update' }, 400, 'BATCH_INVALID', '/set'],
    ['an empty set', { entity: 'lead', ids, action: 'update', set: {} }, 400, 'BATCH_INVALID', '/set'],
    ['values for the trash', { entity: 'lead', ids, action: 'remove', set: { name: 'x' } }, 400, 'BATCH_INVALID', '/set'],
    ['an unknown field', { entity: 'lead', ids, action: 'update', set: { colour: 'red' } }, 422, 'RECORD_INVALID', '/set/colour'],
    ['a field nobody writes', { entity: 'lead', ids, action: 'update', set: { number: 'L-1' } }, 422, 'RECORD_INVALID', '/set/number'],
    [
      'a value of the wrong type',
      { entity: 'lead', ids, action: 'update', set: { status: 'dancing' } },
      422,
      'RECORD_INVALID',
      '/set/status',
    ],
    ['an empty required field', { entity: 'lead', ids, action: 'update', set: { name: null } }, 422, 'RECORD_INVALID', '/set/name'],
    [
      'a record that does not exist',
      { entity: 'lead', ids, action: 'update', set: { company: ids[0] } },
      422,
      'RECORD_INVALID',
      '/set/company',
    ],
  ])('%s is refused', async (_name, wish, status, code, path) => {
    const reply = await startBatch(app, as, wish as Parameters<typeof startBatch>[2]);
    expect(reply).toMatchObject({ status, body: { code, ...(path && { errors: [{ path, message: expect.stringMatching(/\S/) }] }) } });
  });

  it('knows no batch by an id that is none, or nobody has', async () => {
    for (const id of ['12', '0192f0c1-0000-7000-8000-00000000000a', '__proto__'])
      expect(await app.send({ as, url: `/batches/${id}` })).toMatchObject({ status: 404, body: { code: 'BATCH_NOT_FOUND' } });
  });

  it('does the same wish, sent twice with one key, once', async () => {
    const [id] = (await leads(1)) as [string];
    const send = () =>
      app.send({
        as,
        method: 'POST',
        url: '/records/lead/batch',
        body: { ids: [id], action: 'update', set: { source: 'fair' } },
        headers: { 'idempotency-key': 'batch-1' },
      });
    const [first, second] = [await send(), await send()];
    expect(second.body.id).toBe(first.body.id);
    expect((await readBatch(app, as, first.body.id)).progress.total).toBe(1);
  });
});
