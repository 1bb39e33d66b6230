import { describe, expect, it } from 'vitest';
import { raw, sql } from '#core/kit/sql.ts';
import { uuid7 } from '#core/kit/uuid7.ts';
import { tableShapes } from '#core/sql/introspect.ts';
import { buildTestApp, setUpApp } from '#core/test/build-app.ts';
import { newField } from '#core/test/send-change.ts';

type Json = Readonly<Record<string, unknown>>;

const machine = {
  'x-entity': { titleField: 'name' },
  'x-label': { en: { one: 'Machine', many: 'Machines' } },
  properties: {
    name: newField('text', { maxLength: 100 }),
    price: newField('money'),
    people: newField('relation_many', { 'x-relation': { target: 'person' } }),
  },
};

async function started() {
  const app = await buildTestApp();
  const as = await setUpApp(app);
  const send = (method: 'GET' | 'POST', url: string, body?: Json) => app.send({ as, method, url, ...(body && { body }) });
  const change = (body: Json, query = '') => send('POST', `/changes${query}`, { base: app.engine.registry.current().revision, ...body });
  await change({ entities: { x_machine: machine } });
  await send('POST', '/records/x_machine', { name: 'Kiln', price: { value: '9', currency: 'EUR' } });
  const stored = async (entity = 'x_machine') =>
    (await send('GET', '/schema/definitions')).body.entities.find(({ name }: Json) => name === entity);
  const shape = async (table = 'x_machine') => [...((await tableShapes(app.engine.database)).get(table)?.columns.keys() ?? [])];
  const settled = async () => {
    // The heartbeat that says that this node has the revision comes right after it.
    await expect
      .poll(async () => {
        await app.engine.tasks.run();
        return (await app.engine.database.tuples(sql`SELECT 1 FROM vinculo.change_task WHERE state = 'waiting'`)).length;
      })
      .toBe(0);
  };
  return { app, send, change, stored, shape, settled };
}

/** `price` and `people` are retired. */
async function withRetired() {
  const context = await started();
  const { definition } = await context.stored();
  const { price, people, ...rest } = definition.properties;
  await context.change({ entities: { x_machine: { ...definition, properties: rest } } });
  return { ...context, price: price['x-uid'] as string, people: people['x-uid'] as string };
}

describe('a purge', () => {
  it('shows what goes, asks for the name, and takes the columns of a retired field away for good', async () => {
    const { change, stored, shape, settled, price, send } = await withRetired();
    const purge = { entity: 'x_machine', field: price };
    const plan = (await change({ purge }, '?dryRun=true')).body;
    expect(plan).toMatchObject({ severity: 'destructive', steps: [{ kind: 'purge_field', field: 'price', loss: { count: 1 } }] });
    expect(await change({ purge })).toMatchObject({ status: 422, body: { code: 'CHANGE_CONFIRM' } });
    expect(await change({ purge, confirm: 'prices' })).toMatchObject({ status: 422 });
    expect(await shape()).toContain('price');
    const done = await change({ purge, confirm: 'price' });
    expect(done.status).toBe(200);
    await settled();
    expect((await shape()).filter((column) => column.startsWith('price'))).toEqual([]);
    expect((await stored()).retiredFields).toMatchObject([{ name: 'people' }]);
    expect(await send('POST', `/revisions/${done.body.revision}/undo`)).toMatchObject({ status: 409, body: { code: 'REVISION_FINAL' } });
    expect((await send('GET', '/schema/drift')).body.data).toEqual([]);
  });

  it('takes the links of a relation to many with it, and a whole entity with all its tables', async () => {
    const { change, stored, shape, settled, people, app, send } = await withRetired();
    expect((await change({ purge: { entity: 'x_machine', field: people }, confirm: 'people' })).status).toBe(200);
    await settled();
    expect(await shape('x_machine__people')).toEqual([]);
    const { definition } = await stored();
    expect(await change({ purge: { entity: 'x_machine' }, confirm: 'x_machine' })).toMatchObject({ status: 422 });
    await change({ entities: { x_machine: { ...definition, 'x-lifecycle': { state: 'retired' } } } });
    expect((await change({ purge: { entity: 'x_machine' }, confirm: 'x_machine' })).status).toBe(200);
    await settled();
    expect(await shape()).toEqual([]);
    expect(await app.engine.database.tuples(raw("SELECT 1 FROM vinculo.entity WHERE name = 'x_machine'"))).toEqual([]);
    // The name is free again, and nothing of the old comes back.
    expect((await change({ entities: { x_machine: machine } })).status).toBe(200);
    expect((await send('GET', '/records/x_machine')).body.data).toEqual([]);
  });

  it('waits for a node that still works with what goes', async () => {
    const { app, change, shape, settled, price } = await withRetired();
    const { database } = app.engine;
    const late = uuid7();
    await database.run(sql`INSERT INTO vinculo.node (id, revision) VALUES (${late}::uuid, 1)`);
    await change({ purge: { entity: 'x_machine', field: price }, confirm: 'price' });
    await app.engine.tasks.run();
    expect(await shape()).toContain('price');
    await database.run(sql`UPDATE vinculo.node SET revision = 1000 WHERE id = ${late}::uuid`);
    await settled();
    expect(await shape()).not.toContain('price');
  });

  it('takes nothing of a field that was named alike before it was through', async () => {
    const { app, change, stored, settled, price, send } = await withRetired();
    const { database } = app.engine;
    await database.run(sql`UPDATE entity.x_machine SET price = NULL, price_currency = NULL, price_base = NULL`);
    await database.run(sql`INSERT INTO vinculo.node (id, revision) VALUES (gen_random_uuid(), 1)`);
    await change({ purge: { entity: 'x_machine', field: price }, confirm: 'price' });
    const { definition } = await stored();
    const fields = { ...definition.properties, price: newField('money') };
    expect((await change({ entities: { x_machine: { ...definition, properties: fields } } })).status).toBe(200);
    const record = await send('POST', '/records/x_machine', { name: 'Oven', price: { value: '7', currency: 'EUR' } });
    await database.run(sql`UPDATE vinculo.node SET revision = 1000`);
    await settled();
    expect((await send('GET', `/records/x_machine/${record.body.data.id}`)).body.data).toMatchObject({ price: { value: '7.00' } });
    expect((await send('GET', '/schema/drift')).body.data).toEqual([]);
  });

  it('takes what a change of type that was given up had begun to move', async () => {
    const { app, change, stored, shape, settled, send } = await started();
    const { database } = app.engine;
    await database.run(sql`INSERT INTO vinculo.node (id, revision) VALUES (gen_random_uuid(), 1)`);
    const { definition } = await stored();
    const { price, ...rest } = definition.properties;
    const text = { ...newField('text'), 'x-uid': price['x-uid'] };
    await change({ entities: { x_machine: { ...definition, properties: { ...definition.properties, price: text } } } });
    await send('POST', '/records/x_machine', { name: 'Oven', price: { value: '7', currency: 'EUR' } });
    expect(await shape()).toContain('price_2');
    await change({ entities: { x_machine: { ...definition, properties: rest } } });
    expect((await change({ purge: { entity: 'x_machine', field: price['x-uid'] }, confirm: 'price' })).status).toBe(200);
    await database.run(sql`UPDATE vinculo.node SET revision = 1000`);
    await settled();
    expect((await shape()).filter((column) => column.startsWith('price'))).toEqual([]);
    expect((await send('GET', '/schema/drift')).body.data).toEqual([]);
  });

  it('is done alone, and cannot be called off once it was agreed to', async () => {
    const { app, change, price, send } = await withRetired();
    const purge = { entity: 'x_machine', field: price };
    const more = { overlays: { company: { properties: { x_a: newField('text') } } } };
    expect(await change({ purge, confirm: 'price', ...more })).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/purge', code: 'change.purgeAlone' }] },
    });
    await app.engine.database.run(sql`INSERT INTO vinculo.node (id, revision) VALUES (gen_random_uuid(), 1)`);
    await change({ purge, confirm: 'price' });
    const tasks: Json[] = (await send('GET', '/schema/tasks')).body.data;
    const task = tasks.find(({ kind }) => kind === 'purge_field');
    expect(await send('POST', `/schema/tasks/${task?.['id']}/cancel`)).toMatchObject({ status: 409, body: { code: 'REVISION_FINAL' } });
  });

  it.each([
    ['a field in use', { entity: 'company', field: 'f_company_name' }],
    ['an entity of the product', { entity: 'company' }],
    ['a field of another entity', { entity: 'company', field: 'f_lead_name' }],
    ['what is not there', { entity: 'x_nothing' }],
  ])('is refused for %s', async (_, purge: { entity: string; field?: string }) => {
    const { change } = await started();
    expect(await change({ purge, confirm: purge.field ?? purge.entity })).toMatchObject({
      status: 422,
      body: { code: 'CHANGE_INVALID', errors: [{ code: 'change.purge' }] },
    });
  });

  it('takes the removed relations that pointed at the entity with it: they come back empty, for another of its name', async () => {
    const { send, change, stored, settled, shape } = await started();
    const machines = (await send('POST', '/records/x_machine/query', {})).body.data as { id: string }[];
    const id = machines[0]?.id;
    const target = { 'x-relation': { target: 'x_machine' } };
    const properties = { x_one: newField('relation_one', target), x_many: newField('relation_many', target) };
    await change({ overlays: { task: { properties } } });
    const given = (await stored('task')).overlay.properties;
    const task = (await send('POST', '/records/task', { title: 'T', x_one: id, x_many: [{ id }] })).body;
    expect(task.errors).toBeUndefined();
    await change({ overlays: { task: { properties: {} } } });
    await change({ entities: { x_machine: { ...(await stored()).definition, 'x-lifecycle': { state: 'retired' } } } });
    const purged = await change({ purge: { entity: 'x_machine' }, confirm: 'x_machine' });
    expect(purged.body.plan.steps).toMatchObject([{ dependents: expect.arrayContaining(['relation:task.x_one', 'relation:task.x_many']) }]);
    await settled();
    expect(await shape('task')).not.toContain('x_one');
    await change({ entities: { x_machine: machine } });
    expect((await change({ overlays: { task: { properties: given } } })).status).toBe(200);
    await settled();
    expect((await send('GET', `/records/task/${task.data.id}`)).body.data).toMatchObject({ x_one: null, x_many: [] });
    expect((await send('GET', '/schema/drift')).body.data).toEqual([]);
  });

  it('is refused while something points at the entity', async () => {
    const { change, stored } = await started();
    await change({
      overlays: { task: { properties: { x_machine: newField('relation_one', { 'x-relation': { target: 'x_machine' } }) } } },
    });
    await change({ entities: { x_machine: { ...(await stored()).definition, 'x-lifecycle': { state: 'retired' } } } });
    expect(await change({ purge: { entity: 'x_machine' }, confirm: 'x_machine' })).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/overlays/task/properties/x_machine/x-relation/target' }] },
    });
  });
});
