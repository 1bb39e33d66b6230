import { beforeAll, describe, expect, it } from 'vitest';
import { addMember, buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';
import { newField, sendChange } from '#core/test/send-change.ts';

type Json = Readonly<Record<string, unknown>>;

let app: TestApp;
let ana: Session;

beforeAll(async () => {
  app = await buildTestApp();
  ana = await setUpApp(app);
  const expected = { company: { 'x-view': { expected: ['email', 'phone', 'website', 'employees'] } } };
  expect(await sendChange({ app, as: ana }, expected)).toMatchObject({ status: 200 });
});

const create = async (entity: string, body: Json, as = ana): Promise<string> =>
  (await app.send({ as, method: 'POST', url: `/records/${entity}`, body })).body.data.id;
const report = (company: string, text: string, as = ana) => create('report', { text, company, happened_at: '2026-11-20T10:00:00Z' }, as);
const suggestions = (id: string, as = ana) => app.send({ as, url: `/records/company/${id}/suggestions` });
const dismiss = (id: string, body: Json, as = ana) =>
  app.send({ as, method: 'POST', url: `/records/company/${id}/suggestions/dismiss`, body });

describe('suggestions from reports', () => {
  it('are for what is missing, can be stored as they are, and go once it is filled in', async () => {
    const id = await create('company', { name: 'Vidraria Prata' });
    const from = await report(id, 'Pedir a proposta para compras@prata.pt; ligar para 912 345 678.');
    const { body } = await suggestions(id);
    expect(body.data).toMatchObject([
      { field: 'email', value: 'compras@prata.pt', source: { entity: 'report', id: from } },
      { field: 'phone', text: '912 345 678' },
    ]);
    for (const { field, value } of body.data) {
      const stored = await app.send({ as: ana, method: 'PATCH', url: `/records/company/${id}`, body: { [field]: value } });
      expect(stored.status).toBe(200);
    }
    expect((await suggestions(id)).body.data).toEqual([]);
  });

  it('are found as well in what points at the record by a relation to any entity', async () => {
    const properties = {
      name: newField('text', { maxLength: 100 }),
      at: newField('date'),
      about: newField('relation_any', { 'x-relation-any': { inverse: 'x_calls' } }),
    };
    const call = {
      'x-entity': { titleField: 'name' },
      'x-label': { en: { one: 'Call', many: 'Calls' } },
      'x-view': { timeline: { kind: 'story', at: 'at', text: 'name' } },
      properties,
    };
    const base = app.engine.registry.current().revision;
    const made = await app.send({ as: ana, method: 'POST', url: '/changes', body: { base, entities: { x_call: call } } });
    expect(made.body.errors).toBeUndefined();
    const id = await create('company', { name: 'Chamada' });
    await create('x_call', { name: 'Pede para vendas@prata.pt', at: '2026-11-20', about: { entity: 'company', id } });
    expect((await suggestions(id)).body.data).toMatchObject([{ field: 'email', source: { entity: 'x_call' } }]);
    for (const [text, day] of [
      ['novo@prata.pt', 21],
      ['velho@prata.pt', 19],
    ] as const)
      await create('report', { text, company: id, happened_at: `2026-11-${day}T10:00:00Z` });
    const newestFirst = (await suggestions(id)).body.data.map((one: Json) => one['value']);
    expect(newestFirst).toEqual(['novo@prata.pt', 'vendas@prata.pt', 'velho@prata.pt']);
  });

  it('stay dismissed for the record, for everybody, and only there', async () => {
    const [one, other] = [await create('company', { name: 'Uma' }), await create('company', { name: 'Outra' })];
    for (const id of [one, other]) await report(id, 'geral@prata.pt');
    expect((await dismiss(one, { field: 'email', text: 'geral@prata.pt' })).status).toBe(204);
    expect((await dismiss(one, { field: 'email', text: 'geral@prata.pt' })).status).toBe(204);
    await report(one, 'Outra vez: geral@prata.pt');
    expect((await suggestions(one, await addMember(app, ana))).body.data).toEqual([]);
    expect((await suggestions(other)).body.data).toHaveLength(1);
    expect((await dismiss(one, { field: 'name', text: 'x' })).status).toBe(400);
  });

  it('are never from a report that the person may not read, nor for a field they may not fill in', async () => {
    const id = await create('company', { name: 'Fechada' });
    await report(id, 'segredo@prata.pt');
    const rui = await addMember(app, ana, 'Rui Teste');
    expect((await suggestions(id, rui)).body.data).toHaveLength(1);
    const own = { actions: ['create', 'read', 'update'], rows: { field: 'author', op: 'eq', value: '$user' }, fields: 'all' };
    expect(await sendChange({ app, as: ana }, { report: { 'x-permission': { member: [own] } } })).toMatchObject({ status: 200 });
    expect((await suggestions(id, rui)).body.data).toEqual([]);
    expect((await suggestions(id)).body.data).toHaveLength(1);
    expect((await suggestions('01a20e6c-c724-758c-80d2-0f9afd130c17')).status).toBe(404);
    expect((await app.send({ url: `/records/company/${id}/suggestions` })).status).toBe(401);
  });
});
