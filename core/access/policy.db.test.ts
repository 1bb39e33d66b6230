import { beforeAll, describe, expect, it } from 'vitest';
import { addMember, buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';

let app: TestApp;
let boss: Session;
let rep: Session;
const ids: Record<string, string> = {};

const grants = [
  { actions: ['read', 'update'], rows: 'own', fields: 'all' },
  { actions: ['read'], rows: 'all', fields: { only: ['name', 'owner'] } },
  { actions: ['create'], rows: 'all', fields: 'all' },
  { actions: ['delete'], rows: { field: 'employees', op: 'lt', value: 10 }, fields: 'all' },
];

/** A role that sees everything of its own companies, and of other people's only the name: rows and fields must not be united separately. */
beforeAll(async () => {
  app = await buildTestApp();
  boss = await setUpApp(app);
  rep = await addMember(app, boss);
  const overlays = { company: { 'x-extends': 'company', 'x-permission': { member: grants } } };
  const changed = await app.send({
    as: boss,
    method: 'POST',
    url: '/changes',
    body: { base: app.engine.registry.current().revision, overlays },
  });
  expect(changed.status).toBe(200);
  for (const [as, name, employees] of [
    [boss, 'Theirs', 100],
    [rep, 'Mine', 5],
    [rep, 'Mine too', 50],
  ] as const) {
    ids[name] = (await app.send({ as, method: 'POST', url: '/records/company', body: { name, employees, city: 'Porto' } })).body.data.id;
  }
});

const list = (query: string) => app.send({ as: rep, url: `/records/company?${query}` });
const filter = (condition: unknown) => list(`filter=${encodeURIComponent(JSON.stringify(condition))}&sort=name`);
const names = (reply: { body: { data: { name: string }[] } }) => reply.body.data.map((record) => record.name);

describe('a role with two grants', () => {
  it('sees a field only on rows where a grant holds that contains it', async () => {
    const reply = await list('sort=name&fields=name,employees');
    expect(reply.body.data.map(({ name, employees }: Record<string, unknown>) => [name, employees])).toEqual([
      ['Mine', 5],
      ['Mine too', 50],
      ['Theirs', null],
    ]);
    const one = await app.send({ as: rep, url: `/records/company/${ids['Theirs']}` });
    expect(one.body.data).toMatchObject({ name: 'Theirs', employees: null, city: null });
  });

  it.each([
    ['eq', { field: 'employees', op: 'eq', value: 100 }],
    ['gt', { field: 'employees', op: 'gt', value: 60 }],
    ['a negation', { not: { field: 'employees', op: 'lt', value: 60 } }],
    ['contains on another field', { field: 'city', op: 'contains', value: 'ort' }],
  ])('learns nothing of hidden values by filtering with %s', async (_name, condition) => {
    const found = names(await filter(condition));
    // A negation is true where the value is hidden, which says nothing about the value.
    const hidden = names(await filter({ and: [condition, { field: 'owner', op: 'ne', value: rep.userId }] }));
    expect('not' in condition ? hidden : found.filter((name) => name === 'Theirs')).toEqual('not' in condition ? ['Theirs'] : []);
  });

  it('does not sort other people’s rows by what it may not see', async () => {
    expect(names(await list('sort=-employees'))).toEqual(['Mine too', 'Mine']);
  });

  it('changes its own rows and no others, and cannot give one away', async () => {
    const patch = (id: string | undefined, body: unknown) => app.send({ as: rep, method: 'PATCH', url: `/records/company/${id}`, body });
    expect((await patch(ids['Mine'], { city: 'Braga' })).status).toBe(200);
    expect(await patch(ids['Theirs'], { city: 'Braga' })).toMatchObject({ status: 403, body: { code: 'ACTION_DENIED' } });
    expect(await patch(ids['Mine'], { owner: boss.userId })).toMatchObject({ status: 403, body: { code: 'ACTION_DENIED' } });
    expect((await app.send({ as: boss, url: `/records/company/${ids['Mine']}` })).body.data.owner).toBe(rep.userId);
  });

  it('writes a field only on rows where a grant holds that contains it, also on a row it is about to give away', async () => {
    const planted = { name: 'Planted', owner: boss.userId, city: 'Braga' };
    expect(await app.send({ as: rep, method: 'POST', url: '/records/company', body: planted })).toMatchObject({ status: 201 });
    const overlays = {
      company: {
        'x-extends': 'company',
        'x-permission': {
          member: [
            { ...grants[0], actions: ['read', 'update', 'create'] },
            { ...grants[1], actions: ['read', 'update', 'create'] },
            grants[3],
          ],
        },
      },
    };
    await app.send({ as: boss, method: 'POST', url: '/changes', body: { base: app.engine.registry.current().revision, overlays } });
    expect((await app.send({ as: rep, method: 'POST', url: '/records/company', body: planted })).status).toBe(403);
    expect((await app.send({ as: rep, method: 'POST', url: '/records/company', body: { name: 'Named', owner: boss.userId } })).status).toBe(
      201,
    );
    const own = await app.send({ as: rep, method: 'POST', url: '/records/company', body: { name: 'Own', employees: 3 } });
    const url = `/records/company/${own.body.data.id}`;
    expect((await app.send({ as: rep, method: 'PATCH', url, body: { city: 'Braga', owner: boss.userId } })).status).toBe(403);
    expect((await app.send({ as: boss, url })).body.data).toMatchObject({ city: null, owner: rep.userId });
    await app.send({
      as: boss,
      method: 'POST',
      url: '/changes',
      body: {
        base: app.engine.registry.current().revision,
        overlays: { company: { 'x-extends': 'company', 'x-permission': { member: grants } } },
      },
    });
  });

  it('deletes only what meets the condition', async () => {
    expect((await app.send({ as: rep, method: 'DELETE', url: `/records/company/${ids['Mine too']}` })).status).toBe(403);
    expect((await app.send({ as: rep, method: 'DELETE', url: `/records/company/${ids['Mine']}` })).status).toBe(204);
  });

  it('does not reach hidden values through a relation', async () => {
    const person = await app.send({ as: rep, method: 'POST', url: '/records/person', body: { name: 'Sérgio Lapa' } });
    await app.send({
      as: boss,
      method: 'POST',
      url: '/records/affiliation',
      body: { person: person.body.data.id, company: ids['Theirs'], role: 'Buyer' },
    });
    const through = (condition: unknown) =>
      app.send({ as: rep, method: 'POST', url: '/records/affiliation/query', body: { filter: condition } });
    expect((await through({ field: 'company.name', op: 'eq', value: 'Theirs' })).body.data).toHaveLength(1);
    expect((await through({ field: 'company.employees', op: 'eq', value: 100 })).body.data).toHaveLength(0);
  });
});

describe('a role without a required field', () => {
  it('can still change the others, and the audit trail keeps the true values', async () => {
    const member = [{ actions: ['read', 'update'], rows: 'all', fields: { except: ['title'] } }];
    await app.send({
      as: boss,
      method: 'POST',
      url: '/changes',
      body: { base: app.engine.registry.current().revision, overlays: { task: { 'x-extends': 'task', 'x-permission': { member } } } },
    });
    const task = await app.send({ as: boss, method: 'POST', url: '/records/task', body: { title: 'Call', due_on: '2026-11-24' } });
    const reply = await app.send({ as: rep, method: 'PATCH', url: `/records/task/${task.body.data.id}`, body: { due_on: '2026-11-25' } });
    expect(reply.status).toBe(200);
    expect(reply.body.data).not.toHaveProperty('title');
  });
});

describe('a role without a field', () => {
  it('is refused, and not silently ignored, wherever it uses it', async () => {
    const overlays = {
      product: {
        'x-extends': 'product',
        'x-permission': { member: [{ actions: ['read', 'create', 'update'], rows: 'all', fields: { except: ['price'] } }] },
      },
    };
    await app.send({ as: boss, method: 'POST', url: '/changes', body: { base: app.engine.registry.current().revision, overlays } });
    const created = await app.send({
      as: boss,
      method: 'POST',
      url: '/records/product',
      body: { name: 'GTX', price: { value: '550', currency: 'EUR' } },
    });
    const url = `/records/product/${created.body.data.id}`;
    expect((await app.send({ as: rep, url })).body.data).not.toHaveProperty('price');
    for (const query of ['fields=price', 'sort=price', `filter=${encodeURIComponent('{"field":"price","op":"gt","value":1}')}`]) {
      expect(await app.send({ as: rep, url: `/records/product?${query}` })).toMatchObject({ status: 403, body: { code: 'FIELD_DENIED' } });
    }
    expect(await app.send({ as: rep, method: 'PATCH', url, body: { price: null } })).toMatchObject({
      status: 403,
      body: { code: 'FIELD_DENIED' },
    });
    const schema = await app.send({ as: rep, url: '/schema/product' });
    expect(JSON.stringify(schema.body)).not.toContain('"price"');
    expect(JSON.stringify((await app.send({ as: rep, url: '/openapi.json' })).body.components.schemas.Product)).not.toContain('"price"');
  });
});
