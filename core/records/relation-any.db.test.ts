import { beforeAll, describe, expect, it } from 'vitest';
import { addMember, buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';
import { importFile } from '#core/test/import-file.ts';
import { openLive } from '#core/test/live-client.ts';

type Json = Readonly<Record<string, unknown>>;

let app: TestApp;
let boss: Session;
let rep: Session;
const ids: Record<string, string> = {};

const change = (body: Json) =>
  app.send({ as: boss, method: 'POST', url: '/changes', body: { base: app.engine.registry.current().revision, ...body } });
const send = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, body?: unknown, as = boss) =>
  app.send({ as, method, url, ...(body !== undefined && { body }) });
const add = async (entity: string, body: Json, as = boss) => {
  const { status, body: reply } = await send('POST', `/records/${entity}`, body, as);
  expect(status, JSON.stringify(reply)).toBe(201);
  return reply.data.id as string;
};
const note = (about: unknown, as = boss) => send('POST', '/records/x_note', { name: 'Note', about }, as);
const find = async (condition: unknown, as = boss) => {
  const reply = await send('GET', `/records/x_note?sort=name&filter=${encodeURIComponent(JSON.stringify(condition))}`, undefined, as);
  return reply.status === 200 ? reply.body.data.map(({ name }: { name: string }) => name) : reply.body.errors;
};

const own = [{ actions: ['create', 'read', 'update', 'delete'], rows: 'own', fields: 'all' }];
const none = [{ actions: ['read'], rows: 'none', fields: 'all' }];
const named = { name: { 'x-type': 'text', maxLength: 200, 'x-label': { en: 'Name' } } };
const relation = { targets: ['company', 'person', 'product', 'x_machine'], inverse: 'x_notes', inverseLabel: { en: 'Notes' } };
const noteOf = (pointer: Json) => ({
  'x-entity': { titleField: 'name' },
  'x-label': { en: { one: 'Note', many: 'Notes' } },
  properties: { ...named, about: { 'x-type': 'relation_any', 'x-label': { en: 'About' }, 'x-relation-any': pointer } },
});
const storedNote = async () => (await send('GET', '/schema/x_note')).body.definition;

/** Members see their own people only, and no products. */
beforeAll(async () => {
  app = await buildTestApp();
  boss = await setUpApp(app);
  rep = await addMember(app, boss);
  const machine = { 'x-entity': { titleField: 'name' }, 'x-label': { en: { one: 'Machine', many: 'Machines' } }, properties: named };
  const made = await change({
    entities: { x_machine: machine, x_note: noteOf(relation) },
    overlays: {
      person: { 'x-extends': 'person', 'x-permission': { member: own } },
      product: { 'x-extends': 'product', 'x-permission': { member: none } },
    },
  });
  expect(made.body.errors).toBeUndefined();
  ids['company'] = await add('company', { name: 'Vidraria Norte' });
  ids['twin'] = await add('company', { name: 'Twin' });
  await add('company', { name: 'Twin' });
  ids['hidden'] = await add('person', { name: 'Rita Oculta' });
  ids['mine'] = await add('person', { name: 'Rui Meu' }, rep);
  ids['product'] = await add('product', { name: 'Camera' });
  ids['machine'] = await add('x_machine', { name: 'Kiln' });
});

const pointer = (entity: string, id = ids[entity]) => ({ entity, id });

describe('a link to a record of any entity', () => {
  it('is kept, read with the title of what it leads to, and found from the other end', async () => {
    const id = await add('x_note', { name: 'A', about: pointer('company') });
    await add('x_note', { name: 'B', about: pointer('product') });
    await add('x_note', { name: 'C' });
    const { data, included } = (await send('GET', '/records/x_note?include=about&sort=name&fields=name,about')).body;
    expect(data.map(({ about }: Json) => about)).toEqual([pointer('company'), pointer('product'), null]);
    expect(included).toMatchObject({
      company: { [ids['company'] as string]: { name: 'Vidraria Norte' } },
      product: { [ids['product'] as string]: { name: 'Camera' } },
    });
    expect((await send('GET', `/records/x_note/${id}?include=about`)).body.included.company).toHaveProperty(ids['company'] as string);
    const some = encodeURIComponent(JSON.stringify({ field: 'x_notes', op: 'some', value: { field: 'name', op: 'eq', value: 'A' } }));
    expect((await send('GET', `/records/company?filter=${some}`)).body.data).toMatchObject([{ id: ids['company'] }]);
    expect((await send('GET', '/schema/product')).body.entity.inverses).toContainEqual({
      name: 'x_notes',
      entity: 'x_note',
      field: 'about',
      label: { en: 'Notes' },
    });
  });

  it('is filtered by records, by entities, and by being there', async () => {
    expect(await find({ field: 'about', op: 'eq', value: pointer('company') })).toEqual(['A']);
    expect(await find({ field: 'about', op: 'eq', value: { entity: 'product' } })).toEqual(['B']);
    expect(await find({ field: 'about', op: 'in', value: [{ entity: 'company' }, pointer('product')] })).toEqual(['A', 'B']);
    expect(await find({ field: 'about', op: 'ne', value: { entity: 'company' } })).toEqual(['B', 'C']);
    expect(await find({ field: 'about', op: 'nin', value: [pointer('company')] })).toEqual(['B', 'C']);
    expect(await find({ field: 'about', op: 'empty' })).toEqual(['C']);
    expect(await find({ field: 'about', op: 'eq', value: { entity: 'nowhere' } })).toEqual([]);
  });

  it.each([
    [{ field: 'about', op: 'eq', value: 'x' }, 'operand.pointer'],
    [{ field: 'about', op: 'eq', value: '$user' }, 'operand.pointer'],
    [{ field: 'about', op: 'some', value: { field: 'name', op: 'eq', value: 'x' } }, 'filter.notRelation'],
    [{ field: 'about.name', op: 'eq', value: 'x' }, 'filter.notRelation'],
    [{ field: 'about', op: 'contains', value: 'x' }, 'filter.operator'],
  ])('refuses %j', async (condition, code) => {
    expect(await find(condition)).toMatchObject([{ code }]);
  });

  it('neither sorts nor groups, and says so', async () => {
    expect((await send('GET', '/records/x_note?sort=about')).status).toBe(400);
    const grouped = await send('POST', '/records/x_note/aggregate', { groupBy: [{ field: 'about' }] });
    expect(grouped).toMatchObject({ status: 400, body: { errors: [{ code: 'group.notGroupable' }] } });
  });

  it.each([
    ['an entity that is not among its own', () => pointer('lead', ids['company'])],
    ['an unknown entity', () => pointer('nowhere', ids['company'])],
    ['the id of a record of another entity', () => pointer('person', ids['company'])],
    ['a record that never was', () => pointer('company', '0192f0c1-0000-7000-8000-00000000000a')],
    ['a bare id', () => ids['company']],
    ['a list', () => [pointer('company')]],
    ['an entity alone', () => ({ entity: 'company' })],
    ['more than it takes', () => ({ ...pointer('company'), title: 'x' })],
    ['a prototype', () => JSON.parse(`{"__proto__": {"entity": "company"}, "id": "${ids['company']}"}`)],
    ['an entity called __proto__', () => pointer('__proto__', ids['company'])],
    ['an entity called constructor', () => pointer('constructor', ids['company'])],
  ])('refuses %s', async (_, value) => {
    const refused = await note(value());
    expect([400, 422]).toContain(refused.status);
    expect(JSON.stringify(refused.body)).toMatch(/\/about|BODY_INVALID/);
  });

  it('leads only where the caller may look', async () => {
    expect(await note(pointer('person', ids['hidden']), rep)).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/about', code: 'relation.unknown' }] },
    });
    expect(await note(pointer('product'), rep)).toMatchObject({ status: 422, body: { errors: [{ code: 'relation.unknown' }] } });
    expect((await note(pointer('person', ids['mine']), rep)).status).toBe(201);
  });

  it('tells no title, here or in the history, of what the reader may not see', async () => {
    const id = await add('x_note', { name: 'Secret', about: pointer('person', ids['hidden']) });
    await send('PATCH', `/records/x_note/${id}`, { about: pointer('product') });
    for (const url of [`/records/x_note/${id}?include=*`, `/records/x_note/${id}/history`, `/records/x_note/${id}/timeline`]) {
      const seen = await send('GET', url, undefined, rep);
      expect(seen.status).toBe(200);
      expect(JSON.stringify(seen.body)).not.toMatch(/Rita Oculta|Camera/);
      expect(JSON.stringify((await send('GET', url)).body)).toContain('Camera');
    }
    const { body } = await send('GET', `/records/x_note/${id}/history`);
    expect(body.included.person).toHaveProperty(ids['hidden'] as string);
  });

  it('tells each open browser only the titles that its user may see', async () => {
    const [own, theirs] = [await openLive(app, boss), await openLive(app, rep)];
    for (const live of [own, theirs]) {
      live.send({ type: 'subscribe', id: 'w', entity: 'x_note' });
    }
    await note(pointer('product'));
    expect(JSON.stringify(await own.next(({ type }) => type === 'records'))).toContain('Camera');
    expect(JSON.stringify(await theirs.next(({ type }) => type === 'records'))).not.toContain('Camera');
    for (const live of [own, theirs]) live.close();
  });

  it('outlives what it leads to: in the trash, restored, retired and purged', async () => {
    const company = await add('company', { name: 'Gone soon' });
    const id = await add('x_note', { name: 'Left', about: pointer('company', company) });
    const read = async () => (await send('GET', `/records/x_note/${id}?include=about`)).body;
    await send('DELETE', `/records/company/${company}`);
    expect((await read()).data.about).toEqual(pointer('company', company));
    expect((await read()).included.company[company].deleted_at).not.toBeNull();
    expect((await send('PATCH', `/records/x_note/${id}`, { name: 'Left behind' })).status).toBe(200);
    await send('POST', `/records/company/${company}/restore`);
    expect((await read()).included.company[company].deleted_at).toBeNull();

    const about = pointer('x_machine', ids['machine']);
    await send('PATCH', `/records/x_note/${id}`, { about });
    const machine = (await send('GET', '/schema/x_machine')).body.definition;
    const retired = await change({ entities: { x_machine: { ...machine, 'x-lifecycle': { state: 'retired' } } } });
    expect(retired.body.errors).toBeUndefined();
    expect(retired.body.plan.steps.flatMap(({ dependents }: { dependents: string[] }) => dependents)).toContain('relation:x_note.about');
    expect(await read()).toMatchObject({ data: { about } });
    expect((await note(about)).body.errors).toMatchObject([{ code: 'relation.unknown' }]);
    expect((await send('GET', `/records/x_note/${id}/history`)).status).toBe(200);
    expect((await send('GET', '/schema/drift')).body.data).toEqual([]);
    expect((await change({ purge: { entity: 'x_machine' }, confirm: 'x_machine' })).body.errors).toMatchObject([
      { code: 'definition.target' },
    ]);
    const { properties, ...rest } = await storedNote();
    const targets = relation.targets.slice(0, 3);
    const narrowed = { ...rest, properties: { ...properties, about: { ...properties.about, 'x-relation-any': { ...relation, targets } } } };
    expect((await change({ entities: { x_note: narrowed } })).body.errors).toBeUndefined();
    expect((await change({ purge: { entity: 'x_machine' }, confirm: 'x_machine' })).body.errors).toBeUndefined();
    expect(await read()).toMatchObject({ data: { about } });
    expect((await send('PATCH', `/records/x_note/${id}`, { name: 'Still here' })).status).toBe(200);
    expect((await note(about)).body.errors).toMatchObject([{ path: '/about/entity', code: 'enum' }]);
  });

  it('is exported as "entity:title", and read again from a file', async () => {
    const content = [
      'name,about',
      'by name,company:vidraria norte',
      'by label,"Empresa: Vidraria Norte"',
      `by id,${ids['product']}`,
      'nobody,company:Nobody',
      'several,company:Twin',
      'of what?,Vidraria Norte',
    ].join('\n');
    const { done } = await importFile(app, { as: boss, entity: 'x_note', content });
    expect(done.counts).toEqual({ create: 3, update: 0, skip: 0, error: 3 });
    expect((done.problems ?? []).map(({ code }) => code).sort()).toEqual(['relation.ambiguous', 'relation.entity', 'relation.notFound']);
    const filter = encodeURIComponent(JSON.stringify({ field: 'name', op: 'startsWith', value: 'by ' }));
    const { data } = (await send('GET', `/records/x_note?sort=name&filter=${filter}`)).body;
    expect(data.map(({ about }: Json) => about)).toEqual([pointer('product'), pointer('company'), pointer('company')]);
    const exported = await send('POST', '/exports', {
      entity: 'x_note',
      format: 'csv',
      filter: JSON.parse(decodeURIComponent(filter)),
      sort: 'name',
    });
    expect(String(exported.body)).toMatch(/product:Camera[\s\S]*company:Vidraria Norte/);
    const hidden = await importFile(app, {
      as: rep,
      entity: 'x_note',
      content: `name,about\nx,${ids['hidden']}\ny,person:Rita Oculta\nz,product:Camera\n`,
    });
    expect(hidden.done.counts).toEqual({ create: 0, update: 0, skip: 0, error: 3 });
  });

  it('is in the document of the API, and in the validators', async () => {
    const { components } = (await send('GET', '/openapi.json')).body;
    expect(JSON.stringify(components)).toContain('"enum":["company","person","product"]');
  });
});

describe('the definition of such a link', () => {
  it('points everywhere unless told, also at what is made later', async () => {
    const made = await change({
      entities: { x_mark: { ...noteOf({ inverse: 'x_marks' }), 'x-label': { en: { one: 'Mark', many: 'Marks' } } } },
    });
    expect(made.body.errors).toBeUndefined();
    await change({
      entities: { x_late: { 'x-entity': { titleField: 'name' }, 'x-label': { en: { one: 'Late', many: 'Lates' } }, properties: named } },
    });
    const late = await add('x_late', { name: 'Late' });
    await add('x_mark', { name: 'M', about: pointer('x_late', late) });
    expect((await send('GET', '/schema/x_late')).body.entity.inverses).toMatchObject([{ name: 'x_marks', entity: 'x_mark' }]);
    expect((await send('POST', '/records/x_mark', { name: 'U', about: pointer('user', boss.userId) })).status).toBe(201);
  });

  it.each([
    [{ targets: ['nowhere'] }, 'definition.target'],
    [{ targets: [] }, 'minItems'],
    [{ targets: ['company', 'company'] }, 'uniqueItems'],
    [{ targets: ['company'], inverse: 'name' }, 'definition.inverse'],
    [{ inverse: 'x_marks' }, 'definition.inverse'],
  ])('refuses %j', async (any, code) => {
    const refused = await change({ entities: { x_wrong: noteOf(any) } });
    expect(refused.status).toBe(422);
    expect(JSON.stringify(refused.body.errors)).toContain(code);
  });

  it('becomes a link to one entity where all lead there, and loses the others with a count', async () => {
    const { properties, ...rest } = await storedNote();
    const to = (about: Json) => ({
      base: app.engine.registry.current().revision,
      entities: { x_note: { ...rest, properties: { ...properties, about } } },
    });
    const { 'x-relation-any': _, ...about } = properties.about;
    const one = { ...about, 'x-type': 'relation_one', 'x-relation': { target: 'company' } };
    const plan = (await send('POST', '/changes?dryRun=true', to(one))).body;
    const loss = plan.steps.flatMap((step: { loss?: { count: number } }) => step.loss?.count ?? []);
    const others = await find({
      and: [
        { field: 'about', op: 'notEmpty' },
        { field: 'about', op: 'ne', value: { entity: 'company' } },
      ],
    });
    expect(loss).toEqual([others.length]);
    const text = (await send('POST', '/changes?dryRun=true', to({ ...about, 'x-type': 'text' }))).body;
    const all = await find({ field: 'about', op: 'notEmpty' });
    expect(text.steps.flatMap((step: { loss?: { count: number } }) => step.loss?.count ?? [])).toEqual([all.length]);
  });
});
