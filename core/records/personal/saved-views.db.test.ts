import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#core/kit/sql.ts';
import { addMember, buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';
import { openLive } from '#core/test/live-client.ts';
import { sendChange } from '#core/test/send-change.ts';
import type { SavedView } from '#schemas/types/api.ts';

let app: TestApp;
let ana: Session;
let rui: Session;
let eva: Session;

beforeAll(async () => {
  app = await buildTestApp();
  ana = await setUpApp(app);
  rui = await addMember(app, ana);
  eva = await addMember(app, ana, 'Eva Torres');
});

const filter = { field: 'employees', op: 'gt', value: 50 };
const wide = { entity: 'company', name: 'Large ones', kind: 'table', filter, sort: '-employees', columns: ['name', 'employees'] };
const create = (as: Session, body: unknown) => app.send({ as, method: 'POST', url: '/views', body });
const change = (as: Session, id: string, body: unknown, headers = {}) =>
  app.send({ as, method: 'PATCH', url: `/views/${id}`, body, headers });
const remove = (as: Session, id: string) => app.send({ as, method: 'DELETE', url: `/views/${id}` });
const views = async (as: Session, entity = 'company'): Promise<SavedView[]> =>
  (await app.send({ as, url: `/views?entity=${entity}` })).body.data;
const names = async (as: Session) => (await views(as)).map(({ name }) => name);

describe('a saved view', () => {
  it('is its owner’s until it is shared', async () => {
    const { body, status, headers } = await create(rui, wide);
    expect(status).toBe(201);
    expect(headers['etag']).toBe('"1"');
    expect(body).toEqual({
      ...wide,
      id: body.id,
      version: 1,
      shared: false,
      owner: { id: rui.userId, name: 'Rui Salgado' },
      mine: true,
      position: 1,
    });
    expect(await names(eva)).toEqual([]);
    expect((await change(eva, body.id, { name: 'x' })).status).toBe(404);
    expect((await change(ana, body.id, { name: 'x' })).status).toBe(404);
    await change(rui, body.id, { shared: true });
    expect(await views(eva)).toMatchObject([{ id: body.id, mine: false, owner: { name: 'Rui Salgado' }, filter }]);
    expect(await change(eva, body.id, { name: 'x' })).toMatchObject({ status: 403, body: { code: 'VIEW_DENIED' } });
    expect((await remove(eva, body.id)).status).toBe(403);
    expect(await change(ana, body.id, { name: 'Ours' })).toMatchObject({ status: 200, body: { name: 'Ours', mine: false } });
    expect((await remove(ana, body.id)).status).toBe(204);
    expect(await names(rui)).toEqual([]);
  });

  it('loses what is set to null and keeps what is not named', async () => {
    const { id } = (await create(rui, wide)).body;
    const reply = await change(rui, id, { filter: null, columns: null });
    expect(reply.body).toEqual(expect.objectContaining({ sort: '-employees', version: 2 }));
    expect(reply.body).not.toHaveProperty('filter');
    expect((await views(rui))[0]).not.toHaveProperty('columns');
    await remove(rui, id);
  });

  it('is not overwritten by somebody who saw an older version', async () => {
    const { id } = (await create(rui, wide)).body;
    await change(rui, id, { name: 'Second' }, { 'if-match': '"1"' });
    const late = await change(rui, id, { name: 'Third' }, { 'if-match': '"1"' });
    expect(late).toMatchObject({ status: 409, body: { code: 'RECORD_CONFLICT', current: { name: 'Second', version: 2 } } });
    await remove(rui, id);
  });

  it('stands after the others, or where it is put', async () => {
    const [first, second] = [(await create(rui, { ...wide, name: 'A' })).body, (await create(rui, { ...wide, name: 'B' })).body];
    await change(rui, second.id, { position: first.position - 1 });
    expect(await names(rui)).toEqual(['B', 'A']);
    for (const { id } of [first, second]) await remove(rui, id);
  });

  it('is made once, however often the request comes', async () => {
    const send = () => app.send({ as: rui, method: 'POST', url: '/views', body: wide, headers: { 'idempotency-key': 'view-1' } });
    const [one, two] = [await send(), await send()];
    expect(two.body.id).toBe(one.body.id);
    expect(await names(rui)).toEqual(['Large ones']);
    await remove(rui, one.body.id);
  });

  it('tells those who find it when it changes, on every node', async () => {
    const far = await buildTestApp({ connection: app.connection });
    const [owner, other] = [await openLive(far, rui), await openLive(far, eva)];
    const { id } = (await create(rui, wide)).body;
    expect(await owner.next(({ type }) => type === 'views')).toEqual({ type: 'views', entity: 'company' });
    expect(other.received.filter(({ type }) => type === 'views')).toEqual([]);
    await change(rui, id, { shared: true });
    await other.next(({ type }) => type === 'views');
    await remove(rui, id);
    await far.close();
  });
});

describe('the name of a view', () => {
  it.each([
    ['  Minhas\n empresas  ', 'Minhas  empresas'],
    ["'; DROP TABLE vinculo.saved_view; --", "'; DROP TABLE vinculo.saved_view; --"],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['👩‍👩‍👧 ‏مهم', '👩‍👩‍👧 ‏مهم'],
    ['🙂'.repeat(100), '🙂'.repeat(100)],
    ['{limit} %s $1', '{limit} %s $1'],
  ])('may be %j', async (given, kept) => {
    const { body, status } = await create(rui, { ...wide, name: given });
    expect([status, body.name]).toEqual([201, kept]);
    await remove(rui, body.id);
  });

  it.each(['', ' \n ', 'x'.repeat(101), 'a\u0000b', '\ud800', 5, null, undefined])('is refused: %j', async (name) => {
    expect(await create(rui, { ...wide, name })).toMatchObject({ status: 422, body: { code: 'VIEW_INVALID' } });
  });
});

describe('what a view asks for', () => {
  const deep = (levels: number): unknown => (levels === 0 ? filter : { not: deep(levels - 1) });

  it.each([
    ['an unknown field', { filter: { field: 'nothing', op: 'eq', value: 1 } }, 400, 'FIELD_UNKNOWN'],
    ['a wrong value', { filter: { field: 'employees', op: 'gt', value: 'many' } }, 400, 'QUERY_INVALID'],
    ['a filter that is none', { filter: 'x' }, 400, 'QUERY_INVALID'],
    ['no filter at all', { filter: null }, 400, 'QUERY_INVALID'],
    ['a filter 40 deep', { filter: deep(40) }, 400, 'FILTER_TOO_DEEP'],
    ['a filter 2,000 deep', { filter: deep(2_000) }, 400, 'FILTER_TOO_DEEP'],
    ['an unknown order', { sort: 'nothing' }, 400, 'FIELD_UNKNOWN'],
    ['an unknown column', { columns: ['nothing'] }, 400, 'FIELD_UNKNOWN'],
    ['all columns', { columns: ['*'] }, 422, 'VIEW_INVALID'],
    ['columns of a board by a text', { groupBy: 'notes' }, 400, 'QUERY_INVALID'],
    ['an unknown kind', { kind: 'gantt' }, 422, 'VIEW_INVALID'],
    ['an unknown entity', { entity: 'nothing' }, 404, 'ENTITY_UNKNOWN'],
    ['an unknown member', { colour: 'red' }, 422, 'VIEW_INVALID'],
    ['a wrong place', { position: 'first' }, 422, 'VIEW_INVALID'],
  ])('is refused as a list would refuse it: %s', async (_what, part, status, code) => {
    expect(await create(rui, { ...wide, ...part })).toMatchObject({ status, body: { code } });
  });

  it.each([
    ['en', 'The view cannot be saved as it is.'],
    ['pt', 'A vista não pode ser guardada tal como está.'],
    ['es', 'La vista no se puede guardar tal como está.'],
  ])('is refused in the language of its reader: %s', async (language, title) => {
    await app.send({ as: rui, method: 'PATCH', url: '/session/preferences', body: { language } });
    expect((await create(rui, { ...wide, kind: 'gantt' })).body.title).toBe(title);
    expect(await create(rui, [])).toMatchObject({ status: 422, body: { title } });
  });

  it('cannot move to another entity, nor be found by a wrong id', async () => {
    const { id } = (await create(rui, wide)).body;
    expect((await change(rui, id, { entity: 'person' })).status).toBe(422);
    expect((await change(rui, id, { entity: 'company', name: 'Same' })).status).toBe(200);
    expect((await change(rui, 'x', {})).status).toBe(400);
    expect((await app.send({ as: rui, url: '/views?entity=nothing' })).status).toBe(404);
    await remove(rui, id);
    expect(await remove(rui, id)).toMatchObject({ status: 404, body: { code: 'VIEW_NOT_FOUND' } });
  });

  it('is limited to 200 views per user and entity', async () => {
    const { database } = app.engine;
    await database.run(
      sql`INSERT INTO vinculo.saved_view (id, entity_no, owner_id, name, shows) SELECT gen_random_uuid(), (SELECT no FROM vinculo.entity WHERE name = 'company'),
        ${eva.userId}::uuid, 'v', '{"kind":"table"}' FROM generate_series(1, 200)`,
    );
    expect(await create(eva, wide)).toMatchObject({ status: 422, body: { code: 'VIEWS_FULL' } });
    expect((await create(rui, wide)).status).toBe(201);
  });
});

describe('a view that asks for what its reader may not see', () => {
  it('is listed as broken, and tells nobody but its owner what it asks for', async () => {
    const shared = (await create(ana, { ...wide, name: 'Employees', shared: true })).body;
    const own = (await create(rui, { ...wide, name: 'Own', entity: 'company' })).body;
    const member = [{ actions: ['read', 'create', 'update'], rows: 'all', fields: { except: ['employees'] } }];
    await sendChange({ app, as: ana }, { company: { 'x-extends': 'company', 'x-permission': { member } } });
    const seen = await views(rui);
    expect(seen.find(({ id }) => id === shared.id)).toEqual({
      id: shared.id,
      version: 1,
      entity: 'company',
      name: 'Employees',
      kind: 'table',
      shared: true,
      owner: { id: ana.userId, name: 'Ana Prata' },
      mine: false,
      position: shared.position,
      broken: true,
    });
    expect(seen.find(({ id }) => id === own.id)).toMatchObject({ broken: true, filter });
    expect((await views(ana)).find(({ id }) => id === shared.id)).not.toHaveProperty('broken');
    expect((await change(rui, own.id, { name: 'Still mine' })).status).toBe(200);
    expect((await change(rui, own.id, { sort: '-employees' })).status).toBe(403);
    expect((await change(rui, own.id, { filter: null, sort: null, columns: null })).body).not.toHaveProperty('broken');
  });

  it('is not listed where the entity itself is hidden', async () => {
    const { id } = (await create(ana, { entity: 'person', name: 'People', kind: 'cards', shared: true })).body;
    await sendChange(
      { app, as: ana },
      { person: { 'x-extends': 'person', 'x-permission': { member: [{ actions: ['create'], rows: 'all', fields: 'all' }] } } },
    );
    const all = (await app.send({ as: rui, url: '/views' })).body.data;
    expect(all.map((view: SavedView) => view.id)).not.toContain(id);
    expect((await app.send({ as: rui, url: '/views?entity=person' })).status).toBe(403);
  });
});
