import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#core/kit/sql.ts';
import { addMember, buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';
import { openLive } from '#core/test/live-client.ts';
import { bundledPlugins } from '#core/test/plugin-folders.ts';

let app: TestApp;
let boss: Session;
let first: Session;
let second: Session;

const add = async (as: Session, entity: string, body: unknown) =>
  (await app.send({ as, method: 'POST', url: `/records/${entity}`, body })).body.data.id as string;
const people = async (as: Session, lead: string) =>
  (await app.send({ as, url: `/records/lead/${lead}` })).body.data.people.map((link: { id: string }) => link.id);
const patch = (as: Session, lead: string, body: unknown, headers = {}) =>
  app.send({ as, method: 'PATCH', url: `/records/lead/${lead}`, body, headers });

/** Each member sees their own people only; leads are everybody's. */
beforeAll(async () => {
  app = await buildTestApp({ pluginFolders: bundledPlugins });
  boss = await setUpApp(app);
  first = await addMember(app, boss, 'First Member');
  second = await addMember(app, boss, 'Second Member');
  const own = [{ actions: ['create', 'read', 'update', 'delete'], rows: 'own', fields: 'all' }];
  const all = [{ actions: ['create', 'read', 'update'], rows: 'all', fields: 'all' }];
  const overlays = {
    person: { 'x-extends': 'person', 'x-permission': { member: own } },
    lead: { 'x-extends': 'lead', 'x-permission': { member: all } },
  };
  const reply = await app.send({
    as: boss,
    method: 'POST',
    url: '/changes',
    body: { base: app.engine.registry.current().revision, overlays },
  });
  expect(reply.status).toBe(200);
});

describe('links to other records', () => {
  it('are not touched by a change that is refused because somebody else was faster', async () => {
    const lead = await add(boss, 'lead', { name: 'Raced' });
    const person = await add(boss, 'person', { name: 'P' });
    for (let version = 1; version < 20; version += 1) {
      const match = { 'if-match': `"${version}"` };
      const replies = await Promise.all([
        patch(boss, lead, { name: `Raced ${version}` }, match),
        patch(boss, lead, { people: [{ id: person }] }, match),
      ]);
      const linked = replies[1]?.status === 200;
      expect(await people(boss, lead)).toEqual(linked ? [person] : []);
      const { body } = await app.send({ as: boss, url: `/records/lead/${lead}` });
      const trail = await app.engine.database.tuples(sql`SELECT count(*)::int FROM vinculo.audit WHERE record_id = ${lead}::uuid`);
      expect(trail[0]?.[0]).toBe(body.data.version);
      if (linked) break;
    }
  });

  it('that the editor cannot see, or whose other end is in the trash, stay', async () => {
    const hidden = await add(first, 'person', { name: 'Hidden' });
    const mine = await add(second, 'person', { name: 'Mine' });
    const trashed = await add(boss, 'person', { name: 'Trashed' });
    const lead = await add(boss, 'lead', { name: 'Shared', people: [{ id: hidden }, { id: trashed }] });
    await app.send({ as: boss, method: 'DELETE', url: `/records/person/${trashed}` });
    expect((await patch(second, lead, { people: [{ id: mine }] })).status).toBe(200);
    expect(await people(second, lead)).toEqual([mine]);
    await app.send({ as: boss, method: 'POST', url: `/records/person/${trashed}/restore` });
    expect((await people(boss, lead)).sort()).toEqual([hidden, mine, trashed].sort());
    expect((await patch(second, lead, { people: [] })).status).toBe(200);
    expect((await people(boss, lead)).sort()).toEqual([hidden].concat(trashed).sort());
  });

  it('to hidden records are not found out by a filter', async () => {
    const hidden = await add(first, 'person', { name: 'Secret' });
    const lead = await add(first, 'lead', { name: 'With a secret', people: [{ id: hidden }] });
    const asks = [
      { field: 'people', op: 'contains', value: hidden },
      { field: 'people', op: 'notEmpty' },
      { field: 'people', op: 'in', value: [hidden] },
    ];
    for (const condition of asks) {
      const filter = { and: [{ field: 'id', op: 'eq', value: lead }, condition] };
      const found = (as: Session) => app.send({ as, method: 'POST', url: '/records/lead/query', body: { filter } });
      expect((await found(first)).body.data).toHaveLength(1);
      expect((await found(second)).body.data).toHaveLength(0);
    }
  });

  it('are shown live to each only as far as they may see them', async () => {
    const [near, far] = [await openLive(app, first), await openLive(app, second)];
    for (const client of [near, far]) client.send({ type: 'subscribe', id: 'l', entity: 'lead' });
    const person = await add(first, 'person', { name: 'Private' });
    await add(first, 'lead', { name: 'Live', people: [{ id: person, role: 'secret role' }] });
    const own = await near.next(({ type }) => type === 'records');
    const others = await far.next(({ type }) => type === 'records');
    expect(JSON.stringify(own)).toContain('secret role');
    expect(JSON.stringify(others)).not.toMatch(/secret role|Private/);
  });
});

describe('a filter over several relations', () => {
  it('stops after three steps', async () => {
    const ask = (field: string) =>
      app.send({ as: boss, method: 'POST', url: '/records/company/query', body: { filter: { field, op: 'eq', value: 'x' } } });
    expect((await ask('parent.parent.parent.name')).status).toBe(200);
    expect((await ask('parent.parent.parent.parent.name')).body.errors[0].code).toBe('filter.tooFar');
  });

  it('with a date before all time is refused', async () => {
    const reply = await app.send({
      as: first,
      method: 'POST',
      url: '/records/task/query',
      body: { filter: { field: 'done_at', op: 'gt', value: '$today-9999y' } },
    });
    expect(reply).toMatchObject({ status: 400, body: { code: 'QUERY_INVALID' } });
  });
});
