import { describe, expect, it } from 'vitest';
import { addMember, buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';

type Json = Readonly<Record<string, unknown>>;

const label = (one: string) => ({ en: { one, many: `${one}s` } });
const text = (name: string) => ({ 'x-type': 'text', 'x-label': { en: name } });
const option = (value: string) => ({ value, label: { en: value } });

const machine = (more: Json = {}) => ({
  'x-entity': { titleField: 'name' },
  'x-label': label('Machine'),
  'x-view': { list: ['name', 'state'], board: { groupBy: 'state' } },
  required: ['name'],
  properties: {
    name: { ...text('Name'), maxLength: 200 },
    state: { 'x-type': 'choice', 'x-label': { en: 'State' }, 'x-options': [option('new'), option('old')] },
    company: { 'x-type': 'relation_one', 'x-label': { en: 'Company' }, 'x-relation': { target: 'company', inverse: 'x_machines' } },
    ...more,
  },
});

async function started(): Promise<{ app: TestApp; as: Session }> {
  const app = await buildTestApp();
  return { app, as: await setUpApp(app) };
}

const revisionOf = (app: TestApp) => app.engine.registry.current().revision;
const change = (app: TestApp, as: Session, body: Json) =>
  app.send({ as, method: 'POST', url: '/changes', body: { base: revisionOf(app), ...body } });

async function withMachines() {
  const { app, as } = await started();
  const made = await change(app, as, { entities: { x_machine: machine() } });
  expect(made.body.errors).toBeUndefined();
  const stored = async () => (await app.send({ as, url: '/schema/x_machine' })).body.definition;
  const send = (method: 'GET' | 'POST' | 'PATCH', url: string, body?: Json) => app.send({ as, method, url, ...(body && { body }) });
  const company = (await send('POST', '/records/company', { name: 'Vidraria Norte' })).body.data;
  const one = (await send('POST', '/records/x_machine', { name: 'Kiln', state: 'new', company: company.id })).body.data;
  return { app, as, stored, send, company, one };
}

describe("an administrator's own entity", () => {
  it('has everything at once: records, the other end of its relation, board, search, OpenAPI', async () => {
    const { app, as, send, company, one } = await withMachines();
    expect(
      (await send('GET', `/records/x_machine?filter=${encodeURIComponent('{"field":"company.name","op":"contains","value":"vidr"}')}`)).body
        .data,
    ).toMatchObject([{ name: 'Kiln', state: 'new', company: company.id }]);
    const filter = encodeURIComponent(
      JSON.stringify({ field: 'x_machines', op: 'some', value: { field: 'state', op: 'eq', value: 'new' } }),
    );
    expect((await send('GET', `/records/company?filter=${filter}`)).body.data).toMatchObject([{ id: company.id }]);
    expect((await send('POST', '/records/x_machine/board', {})).body.columns).toMatchObject([{ value: 'new', count: 1 }]);
    expect((await send('GET', '/search?q=kil')).body.groups).toMatchObject([{ entity: 'x_machine', hits: [{ record: { id: one.id } }] }]);
    expect((await app.send({ as, url: '/openapi.json' })).body.paths).toHaveProperty(['/records/x_machine']);
    expect((await app.send({ as, url: '/schema/company' })).body.entity.inverses).toContainEqual(
      expect.objectContaining({ name: 'x_machines', entity: 'x_machine', field: 'company' }),
    );
    const member = await addMember(app, as);
    expect((await app.send({ as: member, url: `/records/x_machine/${one.id}` })).status).toBe(200);
  });

  it('gives a field that left its values back when it returns', async () => {
    const { app, as, stored, send, one } = await withMachines();
    const before = await stored();
    const { state, ...rest } = before.properties;
    const gone = await change(app, as, { entities: { x_machine: { ...before, 'x-view': { list: ['name'] }, properties: rest } } });
    expect(gone.body.plan).toMatchObject({ severity: 'breaking' });
    expect(gone.body.plan.steps).toContainEqual(expect.objectContaining({ kind: 'retire_field', field: 'state' }));
    expect((await send('GET', `/records/x_machine/${one.id}`)).body.data).not.toHaveProperty('state');
    const back = await change(app, as, { entities: { x_machine: { ...(await stored()), properties: { ...rest, state } } } });
    expect(back.body.plan.steps).toContainEqual(expect.objectContaining({ kind: 'restore_field', field: 'state' }));
    expect((await send('GET', `/records/x_machine/${one.id}`)).body.data).toMatchObject({ state: 'new' });
  });

  it('is hidden with what points at it when it is retired, and comes back whole', async () => {
    const { app, as, stored, send, company, one } = await withMachines();
    const order = { 'x-type': 'relation_one', 'x-label': { en: 'Machine' }, 'x-relation': { target: 'x_machine' } };
    await change(app, as, { overlays: { task: { properties: { x_machine: order } } } });
    const task = (await send('POST', '/records/task', { title: 'Oil it', x_machine: one.id })).body.data;
    const document = await stored();
    const retired = await change(app, as, { entities: { x_machine: { ...document, 'x-lifecycle': { state: 'retired' } } } });
    expect(retired.body.plan).toMatchObject({
      severity: 'breaking',
      steps: [{ kind: 'retire_entity', title: { en: 'Retire Machine; its data is kept' }, dependents: ['relation:task.x_machine'] }, {}],
    });
    expect((await send('GET', '/records/x_machine')).status).toBe(404);
    expect((await send('GET', `/records/task/${task.id}`)).body.data).not.toHaveProperty('x_machine');
    expect((await send('PATCH', `/records/task/${task.id}`, { title: 'Oil it well' })).status).toBe(200);
    const back = await change(app, as, { entities: { x_machine: document } });
    expect(back.body.plan.steps).toContainEqual(expect.objectContaining({ kind: 'restore_entity' }));
    expect((await send('GET', `/records/x_machine/${one.id}`)).body.data).toMatchObject({ name: 'Kiln', company: company.id });
    expect((await send('GET', `/records/task/${task.id}`)).body.data).toMatchObject({ title: 'Oil it well', x_machine: one.id });
  });

  it('lets an entity of the product be retired only where no code counts on it', async () => {
    const { app, as, send } = await withMachines();
    const retire = (entity: string) => change(app, as, { overlays: { [entity]: { 'x-lifecycle': { state: 'retired' } } } });
    expect(await retire('lead')).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/overlays/lead/x-lifecycle', code: 'merge.locked' }] },
    });
    expect((await retire('product')).status).toBe(200);
    expect((await send('GET', '/records/product')).status).toBe(404);
  });

  it.each([
    ['a name without the prefix', { machine: machine() }, '/entities'],
    ['a name of 60 characters', { [`x_${'a'.repeat(60)}`]: machine() }, '/entities'],
    ['no title field', { x_a: { ...machine(), 'x-entity': { titleField: 'gone' } } }, '/entities/x_a/x-entity/titleField'],
    ['another name inside', { x_a: { ...machine(), 'x-entity': { titleField: 'name', name: 'x_b' } } }, '/entities/x_a/x-entity/name'],
    ['an unknown keyword', { x_a: { ...machine(), 'x-evil': true } }, '/entities/x_a/x-evil'],
    ['a field named like one of the engine', { x_a: machine({ version: text('Version') }) }, '/entities/x_a/properties/version'],
    ['a uid it thought of', { x_a: { ...machine(), 'x-entity': { titleField: 'name', uid: 'e_lead' } } }, '/entities/x_a/x-entity/uid'],
    ['no fields', { x_a: { ...machine(), properties: {} } }, '/entities/x_a/properties'],
    [
      'a rule on a field that is not there',
      { x_a: { ...machine(), 'x-rule': [{ when: { field: 'gone', op: 'empty' }, require: ['name'], message: { en: 'No' } }] } },
      '/entities/x_a/x-rule/0',
    ],
  ])('is refused with %s', async (_, entities, path) => {
    const { app, as } = await started();
    const before = revisionOf(app);
    const reply = await change(app, as, { entities });
    expect(reply.status).toBe(422);
    expect(reply.body.errors.map((error: { path: string }) => error.path).join(' ')).toContain(path);
    expect(revisionOf(app)).toBe(before);
  });

  it('keeps the field by which its records are known', async () => {
    const { app, as, stored, send } = await withMachines();
    const document = await stored();
    const { name, ...rest } = document.properties;
    const properties = { ...rest, name: { ...name, 'x-lifecycle': { state: 'retired' } } };
    expect(await change(app, as, { entities: { x_machine: { ...document, properties } } })).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/entities/x_machine/x-entity/titleField', code: 'definition.titleRetired' }] },
    });
    expect((await send('GET', '/records/x_machine')).status).toBe(200);
  });

  it('may be named like a word of SQL, and its fields too', async () => {
    const { app, as, send } = await withMachines();
    const entities = {
      x_select: { ...machine({ select: text('Select'), order: text('Order'), user: text('User') }), 'x-label': label('Select') },
    };
    const { company: _, ...properties } = entities.x_select.properties;
    expect((await change(app, as, { entities: { x_select: { ...entities.x_select, properties } } })).status).toBe(200);
    const made = await send('POST', '/records/x_select', { name: 'a', select: 'b', order: 'c', user: 'd' });
    expect(made.body.data).toMatchObject({ select: 'b', order: 'c', user: 'd' });
  });

  it('is changed by the second of two administrators only on what the first left', async () => {
    const { app, as, stored } = await withMachines();
    const base = revisionOf(app);
    const document = await stored();
    const renamed = { ...document, 'x-label': label('Device') };
    expect((await change(app, as, { base, entities: { x_machine: renamed } })).status).toBe(200);
    const second = await change(app, as, { base, entities: { x_machine: { ...document, 'x-label': label('Tool') } } });
    expect(second).toMatchObject({
      status: 409,
      body: { code: 'CHANGE_CONFLICT', current: { x_machine: { 'x-label': label('Device') } } },
    });
  });

  it('is listed with what it lost, retired or not, and with how its fields are used', async () => {
    const { app, as, stored, send } = await withMachines();
    await send('POST', '/records/x_machine', { name: 'Press' });
    expect((await send('GET', '/schema/x_machine/usage')).body).toEqual({
      total: 2,
      fields: [
        { name: 'name', filled: 2, dependents: ['list:x_machine'] },
        { name: 'state', filled: 1, dependents: ['list:x_machine', 'board:x_machine'] },
        { name: 'company', filled: 1, dependents: [] },
      ],
    });
    const document = await stored();
    const { company, ...rest } = document.properties;
    const retired = { ...document, properties: rest, 'x-lifecycle': { state: 'retired' } };
    await change(app, as, { entities: { x_machine: retired } });
    const list = (await send('GET', '/schema/definitions')).body.entities;
    expect(list.find(({ name }: { name: string }) => name === 'x_machine')).toMatchObject({
      layer: 'admin',
      state: 'retired',
      retiredFields: [{ name: 'company', uid: company['x-uid'], definition: { 'x-type': 'relation_one' } }],
    });
    const member = await addMember(app, as);
    for (const url of ['/schema/definitions', '/schema/company/usage', '/revisions/1'])
      expect((await app.send({ as: member, url })).status).toBe(403);
  });
});
