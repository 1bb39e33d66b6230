import { beforeAll, expect, it } from 'vitest';
import { addMember, buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';
import { importFile, stepImport, uploadFile } from '#core/test/import-file.ts';
import { bundledPlugins } from '#core/test/plugin-folders.ts';
import { newField, sendChange } from '#core/test/send-change.ts';

let app: TestApp;
let as: Session;
let rep: Session;

const header = [
  'Name',
  'Main contact: Name',
  'Main contact: Job title',
  'Main contact: E-mail',
  'Main contact: Phone',
  '2nd contact: Name',
  '2nd contact: E-mail',
];
const fields = ['name', 'people.1.name', 'people.1.job_title', 'people.1.email', 'people.1.phone', 'people.2.name', 'people.2.email'];
const mapping = fields.map((field, column) => ({ column, field }));
const file = (...rows: string[]) => [header.join(','), ...rows].join('\n');
const bring = (content: string, who = as, more = {}) =>
  importFile(app, { as: who, entity: 'lead', content, patch: { mapping, matchBy: ['name'], onMatch: 'update', ...more } });
const get = async (url: string) => (await app.send({ as, url })).body;
const leadNamed = async (name: string) => {
  const filter = encodeURIComponent(JSON.stringify({ field: 'name', op: 'eq', value: name }));
  const { data, included } = await get(`/records/lead?filter=${filter}&fields=name,people&include=people`);
  return (data[0]?.people ?? []).map(({ id }: { id: string }) => included.person[id]?.name);
};
const people = async () => (await get('/records/person?count=exact&limit=1')).page.total as number;

beforeAll(async () => {
  app = await buildTestApp({ pluginFolders: bundledPlugins });
  as = await setUpApp(app);
  rep = await addMember(app, as);
  const pipeline = await app.send({ as, method: 'POST', url: '/records/pipeline', body: { name: 'Sales' } });
  await app.send({ as, method: 'POST', url: '/records/step', body: { name: 'New', pipeline: pipeline.body.data.id } });
  for (const body of [
    { name: 'Ana Conhecida', email: 'ana@norte.example' },
    { name: 'Rui Duplo' },
    { name: 'Rui Duplo' },
    { name: 'Só Nome' },
  ])
    expect((await app.send({ as, method: 'POST', url: '/records/person', body })).status).toBe(201);
});

it('offers the columns of each place, and finds them by their headings', async () => {
  const { body } = await uploadFile(app, { as, entity: 'lead', content: file('X,Ana,Boss,a@x.example,,,') });
  expect(body.mapping).toEqual(mapping);
});

it('finds people by e-mail, phone or name, creates the others, and links each in its place', async () => {
  const before = await people();
  const { checked, done } = await bring(
    file(
      'Kept,Ana de outro nome,,ANA@norte.example,,Nova Pessoa,nova@sul.example',
      'Again,Nova Pessoa,,nova@sul.example,,Só Nome,',
      'Second only,,,,,Outra Pessoa,outra@sul.example',
      'By phone,Com Telefone,Diretora,,912 345 678,,',
      'Same phone,Com Telefone,,,+351 912 345 678,,',
      'Nobody,,,,,,',
    ),
  );
  expect(done.problems).toEqual([]);
  expect(done.counts).toEqual({ create: 6, update: 0, skip: 0, error: 0 });
  expect(checked.counts).toEqual(done.counts);
  expect(await leadNamed('Kept')).toEqual(['Ana Conhecida', 'Nova Pessoa']);
  expect(await leadNamed('Again')).toEqual(['Nova Pessoa', 'Só Nome']);
  expect(await leadNamed('Second only')).toEqual(['Outra Pessoa']);
  expect(await leadNamed('By phone')).toEqual(['Com Telefone']);
  expect(await leadNamed('Same phone')).toEqual(['Com Telefone']);
  expect(await leadNamed('Nobody')).toEqual([]);
  expect(await people()).toBe(before + 3);
  const filter = encodeURIComponent(JSON.stringify({ field: 'name', op: 'eq', value: 'Com Telefone' }));
  expect((await get(`/records/person?filter=${filter}`)).data).toMatchObject([{ job_title: 'Diretora', phone: { e164: '+351912345678' } }]);

  await stepImport(app, as, { id: done.id, step: 'undo' });
  expect(await people()).toBe(before);
  expect(await leadNamed('Kept')).toEqual([]);
});

it('says per row what cannot be', async () => {
  const { done } = await bring(
    file('Twice,Rui Duplo,,,,,', 'No name,,Boss,unknown@sul.example,,,', 'No address,Alguém,,not an address,,,'),
  );
  expect(done.counts).toEqual({ create: 0, update: 0, skip: 0, error: 3 });
  expect((done.problems ?? []).map(({ code, field }) => [field, code]).sort()).toEqual([
    ['people.1.email', 'email.format'],
    ['people.1.job_title', 'import.slotTitle'],
    ['people.1.name', 'relation.ambiguous'],
  ]);
});

it.each([
  ['a place that has no such field', 'people.1.notes', 'import.fieldUnknown'],
  ['a field without slots', 'company.1.name', 'import.fieldUnknown'],
  ['no field at all', 'constructor.1.name', 'import.fieldUnknown'],
])('refuses %s', async (_, field, code) => {
  const { body } = await uploadFile(app, { as, entity: 'lead', content: 'a\nb\n' });
  const refused = await app.send({ as, method: 'PATCH', url: `/imports/${body.id}`, body: { mapping: [{ column: 0, field }] } });
  expect(refused.body.errors).toMatchObject([{ path: '/mapping/0/field', code }]);
});

it('refuses the relation beside its places, and fields that the user may not fill in', async () => {
  const { body } = await uploadFile(app, { as, entity: 'lead', content: 'a,b\nc,d\n' });
  const both = [
    { column: 0, field: 'people' },
    { column: 1, field: 'people.1.name' },
  ];
  const twice = await app.send({ as, method: 'PATCH', url: `/imports/${body.id}`, body: { mapping: both } });
  expect(twice.body.errors).toMatchObject([{ path: '/mapping/1/field', code: 'import.twice' }]);
  const grants = [{ actions: ['create', 'read', 'update'], rows: 'all', fields: { except: ['phone'] } }];
  const overlays = { person: { 'x-extends': 'person', 'x-permission': { member: grants } } };
  const base = app.engine.registry.current().revision;
  expect((await app.send({ as, method: 'POST', url: '/changes', body: { base, overlays } })).status).toBe(200);
  const own = await uploadFile(app, { as: rep, entity: 'lead', content: file('X,Y,,,912345678,,') });
  expect(own.body.mapping.map(({ field }: { field: string }) => field)).not.toContain('people.1.phone');
  const denied = await app.send({ as: rep, method: 'PATCH', url: `/imports/${own.body.id}`, body: { mapping } });
  expect(denied.body.errors).toMatchObject([{ code: 'import.fieldDenied' }]);
});

it('asks how a date in a place is written, as for any date', async () => {
  const { definition } = await get('/schema/lead');
  const { slots } = definition.properties.people['x-relation'];
  const people = { 'x-relation': { target: 'person', slots: { ...slots, fields: [...slots.fields, 'x_met'] } } };
  const overlays = { person: { properties: { x_met: newField('date') } }, lead: { properties: { people } } };
  expect((await sendChange({ app, as }, overlays)).body.errors).toBeUndefined();
  const { body } = await uploadFile(app, { as, entity: 'lead', content: 'Name,Who,Met\nDated,Ana Nova,03/04/2026\n' });
  const dated = ['name', 'people.1.name', 'people.1.x_met'].map((field, column) => ({ column, field }));
  await app.send({ as, method: 'PATCH', url: `/imports/${body.id}`, body: { mapping: dated } });
  const open = await app.send({ as, method: 'POST', url: `/imports/${body.id}/dry-run`, body: {} });
  expect(open.body.errors).toMatchObject([{ path: '/mapping/2/date', code: 'import.dateOrder' }]);
});
