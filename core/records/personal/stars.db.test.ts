import { beforeAll, describe, expect, it } from 'vitest';
import { raw } from '#core/kit/sql.ts';
import { addMember, buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';
import { openLive } from '#core/test/live-client.ts';
import { sendChange } from '#core/test/send-change.ts';

let app: TestApp;
let ana: Session;
let rui: Session;
const ids: Record<string, string> = {};

const names = ['Alfa', 'Beta', 'Gama', 'Delta', 'Épsilon'];

beforeAll(async () => {
  app = await buildTestApp();
  ana = await setUpApp(app);
  rui = await addMember(app, ana);
  for (const name of names) {
    ids[name] = (await app.send({ as: ana, method: 'POST', url: '/records/company', body: { name } })).body.data.id;
  }
  for (const name of ['Gama', 'Alfa']) expect((await star(ana, name)).status).toBe(204);
  expect((await star(rui, 'Beta')).status).toBe(204);
});

const star = (as: Session, name: string, method: 'PUT' | 'DELETE' = 'PUT') =>
  app.send({ as, method, url: `/records/company/${ids[name]}/star` });
const list = async (as: Session, query: Readonly<Record<string, unknown>>) =>
  (await app.send({ as, method: 'POST', url: '/records/company/query', body: query })).body;
const found = async (as: Session, query: Readonly<Record<string, unknown>>) =>
  (await list(as, query)).data.map((record: { name: string }) => record.name);
const starred = { field: 'starred', op: 'eq', value: true };

describe('a star', () => {
  it('is each user’s own', async () => {
    expect(await found(ana, { filter: starred, sort: 'name' })).toEqual(['Alfa', 'Gama']);
    expect(await found(rui, { filter: starred })).toEqual(['Beta']);
    const seen = await list(rui, { fields: ['name', 'starred'], sort: 'name' });
    expect(seen.data.map(({ name, starred: mark }: Record<string, unknown>) => [name, mark])).toEqual([
      ['Alfa', false],
      ['Beta', true],
      ['Delta', false],
      ['Épsilon', false],
      ['Gama', false],
    ]);
    // The same question again: what was kept for one must not answer the other.
    expect((await list(ana, { fields: ['name', 'starred'], sort: 'name' })).data[0]).toMatchObject({ name: 'Alfa', starred: true });
  });

  it.each([
    [{ field: 'starred', op: 'eq', value: false }, ['Beta', 'Delta', 'Épsilon']],
    [{ field: 'starred', op: 'ne', value: true }, ['Beta', 'Delta', 'Épsilon']],
    [{ not: starred }, ['Beta', 'Delta', 'Épsilon']],
    [{ or: [starred, { field: 'name', op: 'eq', value: 'Delta' }] }, ['Alfa', 'Delta', 'Gama']],
    [{ field: 'starred', op: 'in', value: [true] }, ['Alfa', 'Gama']],
    [{ field: 'starred', op: 'empty' }, []],
  ])('answers the filter %j', async (filter, expected) => {
    expect(await found(ana, { filter, sort: 'name' })).toEqual(expected);
  });

  it('sorts, by cursor and by offset', async () => {
    const sort = '-starred,name';
    const all = ['Alfa', 'Gama', 'Beta', 'Delta', 'Épsilon'];
    expect(await found(ana, { sort })).toEqual(all);
    const first = await list(ana, { sort, limit: 3 });
    expect(await found(ana, { sort, limit: 3, cursor: first.page.next })).toEqual(all.slice(3));
    expect(await found(ana, { sort, offset: 1, limit: 2 })).toEqual(all.slice(1, 3));
    expect((await list(ana, { sort: '-starred', limit: 2 })).page.next).not.toBeNull();
  });

  it('confines what is counted, also through a relation', async () => {
    const counted = async (entity: string, filter: unknown) =>
      (await app.send({ as: ana, method: 'POST', url: `/records/${entity}/aggregate`, body: { filter } })).body.data[0].values.count;
    expect(await counted('company', starred)).toBe(2);
    await app.send({ as: ana, method: 'POST', url: '/records/task', body: { title: 'Call', company: ids['Alfa'] } });
    await app.send({ as: ana, method: 'POST', url: '/records/task', body: { title: 'Write', company: ids['Beta'] } });
    expect(await counted('task', { field: 'company.starred', op: 'eq', value: true })).toBe(1);
  });

  it('is read with a record when asked for, with all other fields by *', async () => {
    const url = `/records/company/${ids['Alfa']}`;
    expect((await app.send({ as: ana, url })).body.data).not.toHaveProperty('starred');
    expect((await app.send({ as: ana, url: `${url}?fields=*,starred` })).body.data).toMatchObject({
      name: 'Alfa',
      city: null,
      starred: true,
    });
    expect((await app.send({ as: rui, url: `${url}?fields=*,starred` })).body.data.starred).toBe(false);
  });

  it('is a field of every entity that can be filtered and sorted by, but not written', async () => {
    const { fields } = (await app.send({ as: rui, url: '/schema/task' })).body.entity;
    expect(fields.find((field: { name: string }) => field.name === 'starred')).toMatchObject({
      type: 'boolean',
      system: true,
      sortable: true,
      readOnly: true,
      can: { read: true, update: false },
      operators: expect.arrayContaining(['eq']),
    });
    const written = await app.send({ as: ana, method: 'PATCH', url: `/records/company/${ids['Alfa']}`, body: { starred: false } });
    expect(written).toMatchObject({ status: 422, body: { code: 'RECORD_INVALID' } });
  });

  it('does not stand in the way of writing the record', async () => {
    const url = `/records/company/${ids['Alfa']}`;
    const reply = await app.send({ as: ana, method: 'PATCH', url, body: { city: 'Porto' } });
    expect(reply).toMatchObject({ status: 200, body: { data: { city: 'Porto' } } });
  });

  it('reaches the user’s other windows, and nobody else’s', async () => {
    const [mine, other] = [await openLive(app, rui), await openLive(app, ana)];
    await star(rui, 'Delta');
    await mine.next(({ type }) => type === 'stars');
    await star(ana, 'Gama', 'DELETE');
    await other.next(({ type }) => type === 'stars');
    expect(other.received.filter(({ type }) => type === 'stars')).toHaveLength(1);
    await star(rui, 'Delta', 'DELETE');
    await star(ana, 'Gama');
  });
});

describe('the list of stars', () => {
  const titles = async (as: Session) => (await app.send({ as, url: '/stars' })).body.data.map(({ title }: { title: string }) => title);

  it('has the newest first, and a second star changes nothing', async () => {
    expect(await titles(ana)).toEqual(['Gama', 'Alfa']);
    expect((await star(ana, 'Alfa')).status).toBe(204);
    expect(await titles(ana)).toEqual(['Gama', 'Alfa']);
    const { data } = (await app.send({ as: rui, url: '/stars' })).body;
    expect(data).toEqual([{ entity: 'company', id: ids['Beta'], title: 'Beta' }]);
  });

  it('leaves out what is in the trash, and has it again afterwards', async () => {
    const url = `/records/company/${ids['Gama']}`;
    await app.send({ as: ana, method: 'DELETE', url });
    expect(await titles(ana)).toEqual(['Alfa']);
    expect(await star(rui, 'Gama')).toMatchObject({ status: 404, body: { code: 'RECORD_NOT_FOUND' } });
    await app.send({ as: ana, method: 'POST', url: `${url}/restore` });
    expect(await titles(ana)).toEqual(['Gama', 'Alfa']);
  });

  it('holds no more than a hundred', async () => {
    await app.engine.database.run(
      raw(`INSERT INTO entity.company (id, name) SELECT gen_random_uuid(), 'Row ' || n FROM generate_series(1, 150) n;
        INSERT INTO vinculo.star (user_id, entity_no, record_id) SELECT '${rui.userId}', (SELECT no FROM vinculo.entity WHERE name = 'company'), id
        FROM entity.company WHERE name LIKE 'Row %'`),
    );
    expect(await titles(rui)).toHaveLength(100);
    await app.engine.database.run(raw("DELETE FROM entity.company WHERE name LIKE 'Row %'"));
    expect(await titles(rui)).toEqual(['Beta']);
  });

  it('holds only what the user may still see, and the star can be taken even then', async () => {
    const member = [{ actions: ['read', 'create', 'update'], rows: 'own', fields: 'all' }];
    await sendChange({ app, as: ana }, { company: { 'x-extends': 'company', 'x-permission': { member } } });
    expect(await titles(rui)).toEqual([]);
    expect((await star(rui, 'Alfa')).status).toBe(404);
    expect(await found(rui, { filter: starred })).toEqual([]);
    expect((await star(rui, 'Beta', 'DELETE')).status).toBe(204);
    await sendChange(
      { app, as: ana },
      { company: { 'x-extends': 'company', 'x-permission': { member: [{ ...member[0], rows: 'all' }] } } },
    );
    expect(await titles(rui)).toEqual([]);
  });
});

describe('what cannot have a star', () => {
  it.each([
    ['/records/nothing/0192f0c1-0000-7000-8000-00000000000a/star', 404, 'ENTITY_UNKNOWN'],
    ['/records/company/0192f0c1-0000-7000-8000-00000000000a/star', 404, 'RECORD_NOT_FOUND'],
    ['/records/company/x/star', 400, 'ID_INVALID'],
  ])('is refused: %s', async (url, status, code) => {
    expect(await app.send({ as: ana, method: 'PUT', url })).toMatchObject({ status, body: { code } });
  });

  it('makes no index and no rule', async () => {
    const index = { 'x-extends': 'company', 'x-index': [{ uid: 'ix_starred', on: ['starred'] }] };
    expect(await sendChange({ app, as: ana }, { company: index })).toMatchObject({ status: 422 });
    const rule = { when: starred, require: ['city'] };
    expect(await sendChange({ app, as: ana }, { company: { 'x-extends': 'company', 'x-rule': [rule] } })).toMatchObject({ status: 422 });
  });
});
