import { beforeAll, expect, test } from 'vitest';
import { sql } from '#core/kit/sql.ts';
import { addMember, buildTestApp, type Session, setUpApp, type TestApp, type TestReply } from '#core/test/build-app.ts';
import { newField, sendChange } from '#core/test/send-change.ts';

const CLEAR = 'hunter2 is the key';
const SET = { set: true };
let app: TestApp;
let ana: Session;
let rui: Session;
let id: string;

const send = (method: 'GET' | 'POST' | 'PATCH', url: string, body?: unknown, as = ana): Promise<TestReply> =>
  app.send({ as, method, url, ...(body !== undefined && { body }) });
const reveal = (field: string, as = ana, at = id) => send('POST', `/records/company/${at}/reveal`, { field }, as);

beforeAll(async () => {
  app = await buildTestApp();
  ana = await setUpApp(app);
  rui = await addMember(app, ana);
  const changed = await sendChange(
    { app, as: ana },
    { company: { properties: { x_key: newField('secret'), x_other: newField('secret') } } },
  );
  expect(changed.body).toMatchObject({ plan: {} });
  const made = await send('POST', '/records/company', { name: 'Vault', x_key: CLEAR });
  expect(made).toMatchObject({ status: 201, body: { data: { x_key: SET, x_other: null } } });
  id = made.body.data.id;
});

/** Everything that any table of the database holds, as text. */
async function everythingStored(): Promise<string> {
  const tables = await app.engine.database.tuples(
    sql`SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  );
  const texts: string[] = [];
  for (const [table] of tables) {
    const rows = await app.engine.database.pool.query(`SELECT t::text AS row FROM ${String(table)} t`);
    texts.push(...rows.rows.map(({ row }) => String(row)));
  }
  return texts.join('\n');
}

test('a secret is never told, but that it is set', async () => {
  const list = await send('POST', '/records/company/query', { filter: { field: 'x_key', op: 'notEmpty' }, fields: ['name', 'x_key'] });
  expect(list.body.data).toEqual([expect.objectContaining({ name: 'Vault', x_key: SET })]);
  const [one, history, found] = [
    await send('GET', `/records/company/${id}`),
    await send('GET', `/records/company/${id}/history`),
    await send('GET', '/search?q=hunter2'),
  ];
  expect(one.body.data.x_key).toEqual(SET);
  expect(found.body.groups).toEqual([]);
  for (const reply of [list, one, history]) expect(JSON.stringify(reply.body)).not.toContain('hunter2');
});

test('it stands nowhere in the database as it is', async () => {
  const key = { 'idempotency-key': 'secret-1' };
  const made = await app.send({ as: ana, method: 'POST', url: '/records/company', body: { name: 'Again', x_key: CLEAR }, headers: key });
  await app.send({ as: ana, method: 'POST', url: `/records/company/${made.body.data.id}/reveal`, body: { field: 'x_key' }, headers: key });
  await send('PATCH', `/records/company/${id}`, { x_key: CLEAR });
  const stored = await everythingStored();
  expect(stored).toContain('Vault');
  expect(stored).not.toContain('hunter2');
});

test('whoever may change it is shown it, and that is written down', async () => {
  const shown = await reveal('x_key', rui);
  expect(shown).toMatchObject({ status: 200, body: { value: CLEAR }, headers: { 'cache-control': 'no-store' } });
  const history = await send('GET', `/records/company/${id}/history`);
  expect(history.body.data[0]).toMatchObject({
    action: 'revealed',
    actor: rui.userId,
    changes: [{ field: 'x_key', before: null, after: null }],
  });
  expect(JSON.stringify(history.body)).not.toContain('hunter2');
});

test('a new one is a change, the old one cannot be sent back, and none is none', async () => {
  const before = await send('GET', `/records/company/${id}`);
  const renewed = await send('PATCH', `/records/company/${id}`, { x_key: 'another' });
  expect(renewed.body.data).toMatchObject({ version: before.body.data.version + 1, x_key: SET });
  expect((await reveal('x_key')).body).toEqual({ value: 'another' });
  expect(await send('PATCH', `/records/company/${id}`, { x_key: SET })).toMatchObject({
    status: 422,
    body: { errors: [{ path: '/x_key', code: 'secret.unchanged' }] },
  });
  await send('PATCH', `/records/company/${id}`, { name: 'Vault 2' });
  expect((await reveal('x_key')).body).toEqual({ value: 'another' });
  expect((await reveal('x_other')).body).toEqual({ value: null });
  expect((await send('PATCH', `/records/company/${id}`, { x_key: null })).body.data.x_key).toBeNull();
});

test('nothing else can be revealed, and nothing about it filtered, sorted, grouped, made unique or changed in bulk', async () => {
  expect(await reveal('name')).toMatchObject({ status: 400, body: { code: 'FIELD_NOT_SECRET' } });
  expect(await reveal('x_none')).toMatchObject({ status: 400, body: { code: 'FIELD_UNKNOWN' } });
  expect(await reveal('x_key', ana, '0192f0c1-0000-7000-8000-00000000000a')).toMatchObject({ status: 404 });
  const query = (body: unknown) => send('POST', '/records/company/query', body);
  expect((await query({ filter: { field: 'x_key', op: 'eq', value: CLEAR } })).status).toBe(400);
  expect((await query({ sort: 'x_key' })).status).toBe(400);
  expect((await send('POST', '/records/company/aggregate', { groupBy: [{ field: 'x_key' }] })).status).toBe(400);
  expect(await send('POST', '/records/company/batch', { ids: [id], action: 'update', set: { x_key: CLEAR } })).toMatchObject({
    status: 422,
    body: { errors: [{ path: '/set/x_key', code: 'secret.oneAtATime' }] },
  });
  for (const rest of [{ 'x-unique': true }, { default: 'x' }, { 'x-search': {} }]) {
    const reply = await sendChange({ app, as: ana }, { company: { properties: { x_bad: newField('secret', rest) } } }, { dryRun: true });
    expect(reply.status).toBe(422);
  }
});

test('who may not change the field, or not on this record, is not shown it', async () => {
  await send('PATCH', `/records/company/${id}`, { x_key: CLEAR });
  const grants = (update: object) => [
    { actions: ['read'], rows: 'all', fields: 'all' },
    { actions: ['update'], ...update },
  ];
  const permit = async (member: unknown) => {
    const { body } = await send('GET', '/schema/company');
    const changed = await sendChange({ app, as: ana }, { company: { ...body.overlay, 'x-permission': { member } } });
    expect(changed.status).toBe(200);
  };
  await permit(grants({ rows: 'all', fields: { except: ['x_key'] } }));
  expect((await reveal('x_key', rui)).status).toBe(403);
  await permit(grants({ rows: 'own', fields: 'all' }));
  expect(JSON.stringify((await reveal('x_key', rui)).body)).not.toContain('hunter2');
  await permit([
    { actions: ['read'], rows: 'all', fields: { except: ['x_key'] } },
    { actions: ['update'], rows: 'all', fields: 'all' },
  ]);
  expect((await reveal('x_key', rui)).status).toBe(403);
});
