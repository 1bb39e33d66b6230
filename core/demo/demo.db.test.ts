import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { forgetRemoval } from '#core/demo/traces.ts';
import { ident, raw, sql } from '#core/kit/sql.ts';
import { addMember, buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';
import { openLive } from '#core/test/live-client.ts';
import { bundledPlugins } from '#core/test/plugin-folders.ts';
import type { Demo } from '#schemas/types/api.ts';

interface Place {
  readonly app: TestApp;
  readonly as: Session;
}

async function openApp(): Promise<Place> {
  const app = await buildTestApp({ pluginFolders: bundledPlugins });
  return { app, as: await setUpApp(app, 'pt') };
}

async function settled({ app, as }: Place): Promise<Demo> {
  for (;;) {
    const { body } = await app.send({ as, url: '/demo?others=true' });
    if (!['making', 'removing'].includes(body.state)) return body as Demo;
    await sleep(20);
  }
}

async function make(place: Place, size = 20): Promise<Demo> {
  const begun = await place.app.send({ as: place.as, method: 'POST', url: '/demo', body: { size } });
  expect(begun.status).toBe(202);
  const demo = await settled(place);
  expect(demo).toMatchObject({ state: 'present' });
  return demo;
}

async function remove(place: Place): Promise<void> {
  const begun = await place.app.send({ as: place.as, method: 'DELETE', url: '/demo' });
  expect(begun.status).toBe(202);
  expect(await settled(place)).toMatchObject({ state: 'absent', counts: {} });
}

async function find({ app, as }: Place, entity: string, filter: unknown, limit = 1) {
  const { body } = await app.send({ as, method: 'POST', url: `/records/${entity}/query`, body: { filter, limit } });
  return body.data;
}

/** What the node itself remembers of its work: how far it has read, and whose day has begun. */
const OWN = ['vinculo.outbox_reader', 'vinculo.due_day', 'vinculo.node'];

/** Of each table its rows, as one fingerprint. */
async function contents({ app }: Place): Promise<Record<string, string>> {
  const { database } = app.engine;
  const tables = await database.tuples(
    sql`SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname IN ('vinculo', 'entity') AND c.relkind = 'r' ORDER BY 1, 2`,
  );
  const found: Record<string, string> = {};
  for (const [schema, table] of tables.filter((names) => !OWN.includes(names.join('.')))) {
    const rows = sql`SELECT count(*), md5(string_agg(t::text, '|' ORDER BY t::text)) FROM ${ident(String(schema), String(table))} t`;
    found[`${schema}.${table}`] = String((await database.tuples(rows))[0]);
  }
  return found;
}

describe('demo data', () => {
  test('leaves every table as it was before, also after people have played with it', async () => {
    const place = await openApp();
    const { app, as } = place;
    const member = await addMember(app, as);
    await app.send({ as, method: 'POST', url: '/records/company', body: { name: 'A real one' } });
    const before = await contents(place);
    const demo = await make(place);
    expect(Object.values(demo.counts).reduce((sum, n) => sum + n)).toBeGreaterThan(900);
    expect(await contents(place)).not.toEqual(before);

    const [lead] = await find(place, 'lead', { field: 'status', op: 'eq', value: 'to_do' });
    const [company] = await find(place, 'company', { field: 'kind', op: 'eq', value: 'client' });
    const url = `/records/lead/${lead.id}`;
    await app.send({ as: member, method: 'PATCH', url, body: { name: 'Played with' }, headers: { 'if-match': `"${lead.version}"` } });
    await app.send({ as: member, method: 'PUT', url: `${url}/star` });
    await app.send({ as: member, method: 'DELETE', url: `/records/company/${company.id}` });
    await app.send({ as: member, method: 'POST', url: `/records/company/${company.id}/restore` });

    await app.engine.background.start();
    for (const job of ['core.due', 'crm.wake_leads', 'crm.turn_day']) await app.engine.background.runNow(job);
    const told = await app.engine.database.tuples(raw("SELECT count(*) FROM vinculo.notification WHERE kind = 'due'"));
    expect(Number(told[0]?.[0])).toBeGreaterThan(0);

    await remove(place);
    await forgetRemoval(app.engine.database, '0 seconds');
    const after = await contents(place);
    expect(after).toEqual(before);
  });

  test('is numbered apart, dated in the past and told once', async () => {
    const place = await openApp();
    await make(place);
    const [first] = await find(place, 'lead', { field: 'status', op: 'eq', value: 'won' });
    expect(first.number).toMatch(/^D-L-20\d\d-\d{6}$/);
    expect(first.created_at < first.updated_at && first.updated_at < new Date().toISOString()).toBe(true);
    expect(first.version).toBeGreaterThan(1);
    const real = await place.app.send({ as: place.as, method: 'POST', url: '/records/lead', body: { name: 'Real' } });
    expect(real.body.data.number).toMatch(/^L-20\d\d-000001$/);
    const { database } = place.app.engine;
    const told = await database.tuples(
      raw(
        "SELECT DISTINCT kind FROM vinculo.outbox WHERE kind LIKE 'record%' AND entity_no IN (SELECT no FROM vinculo.entity WHERE name = 'report')",
      ),
    );
    expect(told).toEqual([['records.changed']]);
    const again = await place.app.send({ as: place.as, method: 'POST', url: '/demo' });
    expect(again.body.code).toBe('DEMO_PRESENT');
  });

  test('lets real records go, and keeps those that need an invented one in the trash with it', async () => {
    const place = await openApp();
    const { app, as } = place;
    await make(place);
    const create = async (entity: string, body: unknown) =>
      (await app.send({ as, method: 'POST', url: `/records/${entity}`, body })).body.data;
    const [company, other] = await find(place, 'company', { field: 'kind', op: 'eq', value: 'client' }, 2);
    const [seller] = await find(place, 'user', { field: 'id', op: 'ne', value: as.userId });
    const [person] = await find(place, 'person', { field: 'email', op: 'notEmpty', value: null });
    const lead = await create('lead', { name: 'Real', company: company.id, owner: seller.id, people: [{ id: person.id }] });
    const report = await create('report', { text: 'What really happened', company: company.id, author: seller.id });
    const real = await create('person', { name: 'Somebody Real' });
    const affiliation = await create('affiliation', { person: real.id, company: other.id, role: 'Owner' });
    expect(await settled(place)).toMatchObject({ others: 3, bound: 1 });

    await remove(place);
    const read = async (entity: string, id: string) => (await app.send({ as, url: `/records/${entity}/${id}` })).body.data;
    expect(await read('lead', lead.id)).toMatchObject({ name: 'Real', company: null, owner: null, people: [] });
    expect(await read('report', report.id)).toMatchObject({ text: 'What really happened', company: null, author: as.userId });
    expect(await read('person', real.id)).toMatchObject({ name: 'Somebody Real' });
    expect(await read('affiliation', affiliation.id)).toBeUndefined();
    const trash = await app.send({ as, url: '/records/company?trash=true' });
    expect(trash.body.data.map(({ id }: { id: string }) => id)).toEqual([other.id]);
    for (const [entity, id] of [
      ['company', other.id],
      ['affiliation', affiliation.id],
    ])
      expect((await app.send({ as, method: 'POST', url: `/records/${entity}/${id}/restore` })).status).toBe(200);
    expect(await read('affiliation', affiliation.id)).toMatchObject({ person: real.id, company: other.id });
  });

  test('keeps a colleague who was given a way to sign in', async () => {
    const place = await openApp();
    const { app, as } = place;
    await make(place);
    const [colleague] = await find(place, 'user', { field: 'id', op: 'ne', value: as.userId });
    const access = { email: 'marta@vinculo.example', role: 'member', password: 'another horse' };
    await app.send({ as, method: 'PUT', url: `/users/${colleague.id}/access`, body: access });
    await remove(place);
    const left = await app.send({ as, url: '/records/user' });
    expect(left.body.data.map(({ id }: { id: string }) => id).sort()).toEqual([as.userId, colleague.id].sort());
  });

  test('goes on where a node left it, and does not make anything twice', async () => {
    const first = await openApp();
    await first.app.send({ as: first.as, method: 'POST', url: '/demo', body: { size: 60 } });
    for (let done = 0; done < 300; ) done = (await first.app.send({ as: first.as, url: '/demo' })).body.progress.done;
    await first.app.close();
    const app = await buildTestApp({ connection: first.app.connection, pluginFolders: bundledPlugins });
    const half = await app.send({ as: first.as, url: '/demo' });
    expect(half.body.state).toBe('making');
    const resumed = await settled({ app, as: first.as });
    const whole = await make(await openApp(), 60);
    expect(resumed.counts).toEqual(whole.counts);
    const numbers = await app.engine.database.tuples(raw('SELECT count(*) - count(DISTINCT record_id) FROM vinculo.demo_record'));
    expect(Number(numbers[0]?.[0])).toBe(0);
  });

  test('takes over from a node that died in the middle of a removal', async () => {
    const place = await openApp();
    await make(place);
    const { database } = place.app.engine;
    // As a killed node leaves it: claimed, and no sign of life since.
    await database.run(
      raw("UPDATE vinculo.demo SET state = 'removing', worker = 'dead', total = done, done = 0, updated_at = now() - interval '1 minute'"),
    );
    await remove(place);
    expect((await database.tuples(raw('SELECT count(*) FROM vinculo.demo_record')))[0]?.[0]).toBe('0');
  });

  test('can be stopped while it is being made', async () => {
    const place = await openApp();
    await place.app.send({ as: place.as, method: 'POST', url: '/demo', body: { size: 200 } });
    for (let done = 0; done < 200; ) done = (await place.app.send({ as: place.as, url: '/demo' })).body.progress.done;
    await remove(place);
    expect(await find(place, 'company', { field: 'name', op: 'notEmpty', value: null }, 5)).toEqual([]);
  });

  test('is for administrators, and tells them how far it is', async () => {
    const place = await openApp();
    const { app, as } = place;
    const member = await addMember(app, as);
    for (const method of ['GET', 'POST', 'DELETE'] as const)
      expect((await app.send({ as: member, method, url: '/demo' })).body.code).toBe('ADMINISTRATOR_ONLY');
    const [administrator, other] = [await openLive(app, as), await openLive(app, member)];
    other.send({ type: 'subscribe', id: '1', entity: 'company' });
    await make(place);
    const isDemo = (state: string) => (message: { type: string; demo?: unknown }) =>
      message.type === 'demo' && (message.demo as Demo).state === state;
    await administrator.next(isDemo('present'));
    await other.next(({ type, entity }) => type === 'reload' && entity === 'company');
    expect(other.received.some(({ type }) => type === 'demo')).toBe(false);
    for (const live of [administrator, other]) live.close();
  });
});

test('an installation can begin with demo data', async () => {
  const app = await buildTestApp({ pluginFolders: bundledPlugins });
  const as = await setUpApp(app, 'es', { demo: true });
  expect(await settled({ app, as })).toMatchObject({ state: 'present' });
});
