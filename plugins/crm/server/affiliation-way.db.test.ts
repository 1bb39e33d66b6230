import { beforeEach, describe, expect, it } from 'vitest';
import { sql } from '#core/kit/sql.ts';
import { buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';
import { importFile } from '#core/test/import-file.ts';
import { bundledPlugins } from '#core/test/plugin-folders.ts';

let app: TestApp;
let as: Session;

beforeEach(async () => {
  app = await buildTestApp({ pluginFolders: bundledPlugins });
  as = await setUpApp(app, 'pt');
});

const day = (shift: number): string => new Date(Date.now() + shift * 86_400_000).toISOString().slice(0, 10);
const send = async (method: 'POST' | 'PATCH', url: string, body: unknown) => {
  const reply = await app.send({ as, method, url: `/records/${url}`, body });
  if (reply.status >= 300) throw new Error(JSON.stringify(reply.body));
  return reply.body.data;
};
const make = async (entity: string, name: string): Promise<string> => (await send('POST', entity, { name })).id;
const affiliate = (person: string, company: string, more: object = {}) =>
  send('POST', 'affiliation', { person, company, role: 'Compras', ...more });
/** Of a person or a company: which affiliations are marked. */
const marked = async (of: string, id: string, mark: string): Promise<string[]> => {
  const filter = encodeURIComponent(
    JSON.stringify({
      and: [
        { field: of, op: 'eq', value: id },
        { field: mark, op: 'eq', value: true },
      ],
    }),
  );
  return (await app.send({ as, url: `/records/affiliation?filter=${filter}` })).body.data.map((one: { id: string }) => one.id);
};

describe('a person', () => {
  it('has one main company: the newest unless one is chosen, and the answer says so', async () => {
    const [person, a, b] = [await make('person', 'Rita'), await make('company', 'A'), await make('company', 'B')];
    const first = await affiliate(person, a, { from: '2020-01-01' });
    expect(first).toMatchObject({ primary: true, version: 1 });
    const second = await affiliate(person, b, { from: '2024-01-01' });
    expect(second.primary).toBe(false);
    await send('PATCH', `affiliation/${second.id}`, { primary: true });
    expect(await marked('person', person, 'primary')).toEqual([second.id]);
    const third = await affiliate(person, a, { from: '2025-01-01', primary: true });
    expect(await marked('person', person, 'primary')).toEqual([third.id]);
  });

  it('that moves has its main company where it went; what was written at the old one stays there', async () => {
    const [person, a, b] = [await make('person', 'Rita'), await make('company', 'A'), await make('company', 'B')];
    const atA = await affiliate(person, a, { from: '2020-01-01' });
    const write = async (company: string, text: string) =>
      (await send('POST', 'report', { text, company, people_present: [{ id: person }] })).id;
    const old = await write(a, 'Visita à A');
    await send('PATCH', `affiliation/${atA.id}`, { to: day(0) });
    const atB = await affiliate(person, b, { from: day(0) });
    const fresh = await write(b, 'Visita à B');
    expect(await marked('person', person, 'primary')).toEqual([atB.id]);
    const reports = async (filter: unknown) =>
      (await app.send({ as, method: 'POST', url: '/records/report/query', body: { filter, sort: 'created_at' } })).body.data.map(
        (one: { id: string }) => one.id,
      );
    expect(await reports({ field: 'company', op: 'eq', value: a })).toEqual([old]);
    expect(await reports({ field: 'company', op: 'eq', value: b })).toEqual([fresh]);
    expect(await reports({ field: 'people_present', op: 'eq', value: person })).toEqual([old, fresh]);
  });

  it('keeps a main company when the marked one goes to the trash, and one only when it comes back', async () => {
    const [person, a, b] = [await make('person', 'Rita'), await make('company', 'A'), await make('company', 'B')];
    const first = await affiliate(person, a);
    const second = await affiliate(person, b);
    await app.send({ as, method: 'DELETE', url: `/records/affiliation/${first.id}` });
    expect(await marked('person', person, 'primary')).toEqual([second.id]);
    await app.send({ as, method: 'POST', url: `/records/affiliation/${first.id}/restore` });
    expect(await marked('person', person, 'primary')).toHaveLength(1);
  });
});

describe('a company', () => {
  it('has one main contact among those who still work there', async () => {
    const [company, rita, rui] = [await make('company', 'A'), await make('person', 'Rita'), await make('person', 'Rui')];
    const first = await affiliate(rita, company, { from: '2020-01-01' });
    const second = await affiliate(rui, company, { from: '2021-01-01' });
    expect(await marked('company', company, 'main_contact')).toEqual([first.id]);
    await send('PATCH', `affiliation/${first.id}`, { to: day(-1) });
    expect(await marked('company', company, 'main_contact')).toEqual([second.id]);
  });
});

describe('a company with more people than are looked at', () => {
  it('keeps its one main contact, and loses it when it leaves', async () => {
    const [company, rita, rui] = [await make('company', 'A'), await make('person', 'Rita'), await make('person', 'Rui')];
    const first = await affiliate(rita, company, { from: '2020-01-01' });
    await app.engine.database.run(
      sql`INSERT INTO entity.affiliation (id, person, company, role, "from", "primary", main_contact)
        SELECT gen_random_uuid(), person, company, role, '2022-01-01', false, false FROM entity.affiliation, generate_series(1, 250)`,
    );
    const last = await affiliate(rui, company, { from: '2024-01-01' });
    expect(await marked('company', company, 'main_contact')).toEqual([first.id]);
    await app.engine.database.run(sql`UPDATE entity.affiliation SET "to" = ${day(-2)}::date WHERE id = ${first.id}::uuid`);
    await app.engine.background.runNow('crm.turn_day');
    expect(await marked('company', company, 'main_contact')).toEqual([last.id]);
  });
});

describe('days that pass', () => {
  it('end affiliations and begin others without anybody’s edit', async () => {
    const [person, a, b] = [await make('person', 'Rita'), await make('company', 'A'), await make('company', 'B')];
    const old = await affiliate(person, a, { from: '2020-01-01', to: day(20) });
    const next = await affiliate(person, b, { from: day(20) });
    expect(await marked('person', person, 'primary')).toEqual([old.id]);
    await app.engine.database.run(sql`UPDATE entity.affiliation SET "to" = ${day(-2)}::date WHERE id = ${old.id}::uuid`);
    await app.engine.database.run(sql`UPDATE entity.affiliation SET "from" = ${day(-2)}::date WHERE id = ${next.id}::uuid`);
    await app.engine.background.runNow('crm.turn_day');
    await app.engine.background.runNow('crm.turn_day');
    expect(await marked('person', person, 'primary')).toEqual([next.id]);
  });
});

describe('affiliations', () => {
  it('that end before they begin are refused with a clear sentence', async () => {
    const [person, company] = [await make('person', 'Rita'), await make('company', 'A')];
    const body = { person, company, role: 'Compras', from: '2024-05-01', to: '2024-04-30' };
    const reply = await app.send({ as, method: 'POST', url: '/records/affiliation', body });
    expect(reply).toMatchObject({ status: 409, body: { title: 'O fim de uma ligação não pode ser anterior ao seu início.' } });
    const { id } = await affiliate(person, company, { from: '2024-05-01' });
    expect((await app.send({ as, method: 'PATCH', url: `/records/affiliation/${id}`, body: { to: '2024-04-30' } })).status).toBe(409);
    expect((await app.send({ as, method: 'PATCH', url: `/records/affiliation/${id}`, body: { to: '2024-05-01' } })).status).toBe(200);
  });

  it('from a file leave everybody with one main company as well', async () => {
    const person = await make('person', 'Rita Prata');
    for (const name of ['A', 'B', 'C']) await make('company', name);
    const content =
      'person;company;role;from\nRita Prata;A;Compras;2020-01-01\nRita Prata;B;Compras;2023-01-01\nRita Prata;C;Compras;2021-01-01\n';
    const { done } = await importFile(app, { as, entity: 'affiliation', content, patch: { matchBy: [] } });
    expect(done.counts).toMatchObject({ create: 3, error: 0 });
    expect(await marked('person', person, 'primary')).toHaveLength(1);
  });
});
