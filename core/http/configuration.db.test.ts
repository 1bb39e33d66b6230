import { describe, expect, it } from 'vitest';
import { unzipJson } from '#core/http/zip-files.ts';
import { buildTestApp, setUpApp } from '#core/test/build-app.ts';
import { newField } from '#core/test/send-change.ts';

type Json = Readonly<Record<string, unknown>>;

async function installation() {
  const app = await buildTestApp();
  const as = await setUpApp(app);
  const send = (method: 'GET' | 'POST', url: string, body?: Json) => app.send({ as, method, url, ...(body && { body }) });
  const files = async () => (await send('GET', '/schema/configuration?format=json')).body.files;
  const load = (documents: Json, query = '') => send('POST', `/schema/configuration${query}`, { files: documents });
  return { app, as, send, files, load };
}

const machine = {
  'x-entity': { titleField: 'name' },
  'x-label': { en: { one: 'Machine', many: 'Machines' } },
  'x-rule': [{ when: { field: 'state', op: 'eq', value: 'old' }, require: ['name'], message: { en: 'Name it' } }],
  properties: {
    name: newField('text', { maxLength: 100 }),
    state: newField('choice', { 'x-options': [{ value: 'old', label: { en: 'Old' } }] }),
    company: newField('relation_one', { 'x-relation': { target: 'company', inverse: 'x_machines' } }),
  },
};

async function designed() {
  const one = await installation();
  const base = one.app.engine.registry.current().revision;
  const overlays = { company: { properties: { x_size: newField('integer') } } };
  expect((await one.send('POST', '/changes', { base, overlays, entities: { x_machine: machine } })).status).toBe(200);
  return one;
}

describe('a configuration as files', () => {
  it('makes another installation the same, byte for byte, and again changes nothing', async () => {
    const one = await designed();
    const files = await one.files();
    expect(Object.keys(files)).toEqual(['extends/company.json', 'entities/x_machine.json']);
    const other = await installation();
    const plan = await other.load(files, '?dryRun=true');
    expect(plan.body.steps).toContainEqual(expect.objectContaining({ kind: 'create_entity', entity: 'x_machine' }));
    expect((await other.load(files)).status).toBe(200);
    expect(JSON.stringify(await other.files())).toBe(JSON.stringify(files));
    expect((await other.send('POST', '/records/x_machine', { name: 'Kiln', state: 'old' })).status).toBe(201);
    expect((await other.load(files)).body.plan.steps).toEqual([]);
  });

  it('retires what the files do not have, and brings it back when they have it again', async () => {
    const { send, files, load } = await designed();
    const all = await files();
    const record = (await send('POST', '/records/x_machine', { name: 'Kiln' })).body.data;
    const { 'entities/x_machine.json': _, ...rest } = all;
    expect((await load(rest)).body.plan.steps).toContainEqual(expect.objectContaining({ kind: 'retire_entity', entity: 'x_machine' }));
    expect((await send('GET', '/records/x_machine')).status).toBe(404);
    expect((await load(all)).status).toBe(200);
    expect((await send('GET', `/records/x_machine/${record.id}`)).body.data).toMatchObject({ name: 'Kiln' });
  });

  it('has what administrators said of a pack that is gone, to count again when it is back', async () => {
    const { app, send, files, load } = await designed();
    await send('POST', '/packs/bakery/install');
    const base = app.engine.registry.current().revision;
    const overlays = { bakery_standing_order: { properties: { x_note: newField('text') } } };
    expect((await send('POST', '/changes', { base, overlays })).status).toBe(200);
    await send('POST', '/packs/bakery/uninstall');
    const all = await files();
    const path = 'extends/bakery_standing_order.json';
    expect(await load(all)).toMatchObject({ status: 200, body: { plan: { steps: [] } } });
    const { [path]: orphan, ...rest } = all;
    const changed = { ...orphan, required: ['x_note'] };
    expect(await load({ ...rest, [path]: changed })).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/overlays/bakery_standing_order', code: 'change.entityMissing' }] },
    });
    expect((await load(rest)).status).toBe(200);
    expect(await files()).toEqual(rest);
  });

  it('comes as an archive', async () => {
    const { app, as, files } = await designed();
    const reply = await app.app.inject({ url: '/api/v1/schema/configuration', headers: { cookie: as.cookie } });
    expect(reply.headers['content-type']).toBe('application/zip');
    expect(unzipJson(reply.rawPayload)).toEqual(await files());
  });

  it.each([
    ['a file from elsewhere', { 'etc/passwd': {} }, '/etc~1passwd', 'definition.file'],
    ['a way out of the folder', { '../../entities/x_a.json': machine }, '/..~1..~1entities~1x_a.json', 'definition.file'],
    ['an entity of the product', { 'entities/lead.json': machine }, '/entities/lead', 'propertyNames'],
    [
      'the uid of another entity',
      { 'entities/x_a.json': { ...machine, 'x-entity': { titleField: 'name', uid: 'e_lead' } } },
      '/entities/x_a/x-entity/uid',
      'definition.uid',
    ],
    [
      'the uid of another field',
      { 'entities/x_a.json': { ...machine, properties: { name: { ...machine.properties.name, 'x-uid': 'f_lead_name' } } } },
      '/entities/x_a/properties/name/x-uid',
      'definition.uid',
    ],
    [
      'an entity of a pack that is not here',
      { 'extends/bakery_order.json': { required: [] } },
      '/overlays/bakery_order',
      'change.entityMissing',
    ],
    ['an unknown keyword', { 'extends/company.json': { 'x-evil': 1 } }, '/overlays/company/x-evil', 'additionalProperties'],
  ])('is refused with %s', async (_, documents, path, code) => {
    const { app, load } = await installation();
    const before = app.engine.registry.current().revision;
    const reply = await load(documents);
    expect(reply.status).toBe(422);
    expect(reply.body.errors).toContainEqual(expect.objectContaining({ path: expect.stringContaining(path), code }));
    expect(app.engine.registry.current().revision).toBe(before);
  });
});
