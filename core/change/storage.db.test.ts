import { describe, expect, it } from 'vitest';
import { raw, sql } from '#core/kit/sql.ts';
import { buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';
import { conversionIn } from '#core/test/schema-task.ts';
import { newField, sendChange } from '#core/test/send-change.ts';

async function started(): Promise<{ app: TestApp; as: Session; id: string }> {
  const app = await buildTestApp();
  const as = await setUpApp(app);
  const { body } = await app.send({ as, method: 'POST', url: '/records/department', body: { name: 'Sales' } });
  return { app, as, id: body.data.id };
}

const many = (target: string, attributes?: unknown) =>
  newField('relation_many', { 'x-relation': { target, ...(attributes ? { attributes } : {}) } });
const apply = (app: TestApp, as: Session, properties: unknown) => sendChange({ app, as }, { department: { properties } });
const uidOf = async (app: TestApp, as: Session, field: string) => {
  const { body } = await app.send({ as, url: '/schema/department' });
  return body.definition.properties[field]['x-uid'] as string;
};

describe('a field that has columns', () => {
  it.each([
    ['a link gets attributes', many('person'), many('person', { role: { type: 'string' } })],
    ['links lead elsewhere', many('person'), many('team')],
    [
      'a relation leads elsewhere',
      newField('relation_one', { 'x-relation': { target: 'person' } }),
      newField('relation_one', { 'x-relation': { target: 'team' } }),
    ],
    ['a number gets decimals', newField('decimal', { 'x-decimal': { scale: 2 } }), newField('decimal', { 'x-decimal': { scale: 4 } })],
    ['the type is another', newField('text'), newField('email')],
  ])('gets others, with its values in them, when %s', async (_when, before, after) => {
    const { app, as, id } = await started();
    await apply(app, as, { x_a: before });
    const uid = await uidOf(app, as, 'x_a');
    const reply = await apply(app, as, { x_a: after });
    expect(reply).toMatchObject({
      status: 200,
      body: { plan: { steps: expect.arrayContaining([expect.objectContaining({ kind: 'change_type', field: 'x_a' })]) } },
    });
    await conversionIn(app, as, ['done']);
    expect((await app.send({ as, url: `/records/department/${id}` })).status).toBe(200);
    expect(await uidOf(app, as, 'x_a')).toBe(uid);
    const { properties } = (await app.send({ as, url: '/schema/department' })).body.overlay;
    expect(properties.x_a).toMatchObject(after);
  });

  it('may be called, explained and limited otherwise, whatever its type', async () => {
    const { app, as } = await started();
    const options = [{ value: 'a', label: { en: 'A' } }];
    const fields = {
      x_a: newField('decimal'),
      x_b: newField('money'),
      x_c: newField('choice', { 'x-options': options }),
      x_d: many('person', { role: { type: 'string' }, main: { type: 'boolean' } }),
      x_e: newField('relation_one', { 'x-relation': { target: 'person' } }),
    };
    await apply(app, as, fields);
    const renamed = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, { ...field, 'x-label': { en: name } }]));
    expect((await apply(app, as, renamed)).status).toBe(200);
  });
});

describe('a field that was removed', () => {
  it('leaves its links behind: another of its name has a table of its own', async () => {
    const { app, as, id } = await started();
    const person = (await app.send({ as, method: 'POST', url: '/records/person', body: { name: 'Rita' } })).body.data.id;
    const team = (await app.send({ as, method: 'POST', url: '/records/team', body: { name: 'North' } })).body.data.id;
    await apply(app, as, { x_a: many('person') });
    await app.send({ as, method: 'PATCH', url: `/records/department/${id}`, body: { x_a: [{ id: person }] } });
    await apply(app, as, {});
    await apply(app, as, { x_a: many('team', { role: { type: 'string' } }) });
    const read = () => app.send({ as, url: `/records/department/${id}` });
    expect((await read()).body.data.x_a).toEqual([]);
    await app.send({ as, method: 'PATCH', url: `/records/department/${id}`, body: { x_a: [{ id: team, role: 'host' }] } });
    expect((await read()).body.data.x_a).toEqual([{ id: team, role: 'host' }]);
  });

  it('comes back by its uid only with its own name and type', async () => {
    const { app, as, id } = await started();
    await apply(app, as, { x_a: newField('text') });
    await app.send({ as, method: 'PATCH', url: `/records/department/${id}`, body: { x_a: 'kept' } });
    const uid = await uidOf(app, as, 'x_a');
    await apply(app, as, {});
    const refused = { status: 422, body: { code: 'CHANGE_INVALID', errors: [{ code: 'definition.uid' }] } };
    expect(await apply(app, as, { x_b: newField('text', { 'x-uid': uid }) })).toMatchObject(refused);
    expect(await apply(app, as, { x_a: newField('integer', { 'x-uid': uid }) })).toMatchObject(refused);
    expect(await sendChange({ app, as }, { team: { properties: { x_a: newField('text', { 'x-uid': uid }) } } })).toMatchObject(refused);
    expect((await apply(app, as, { x_a: newField('text', { 'x-uid': uid }) })).body.plan.steps).toMatchObject([{ kind: 'restore_field' }]);
    expect((await app.send({ as, url: `/records/department/${id}` })).body.data.x_a).toBe('kept');
  });

  it('comes back with the columns it had, and then gets others', async () => {
    const { app, as, id } = await started();
    await apply(app, as, { x_a: newField('decimal', { 'x-decimal': { scale: 2 } }) });
    await app.send({ as, method: 'PATCH', url: `/records/department/${id}`, body: { x_a: '1.5' } });
    const uid = await uidOf(app, as, 'x_a');
    await apply(app, as, {});
    const back = await apply(app, as, { x_a: newField('decimal', { 'x-uid': uid, 'x-decimal': { scale: 4 } }) });
    expect(back.body.plan.steps.map(({ kind }: { kind: string }) => kind)).toEqual(['restore_field', 'change_type']);
    await conversionIn(app, as, ['done']);
    expect((await app.send({ as, url: `/records/department/${id}` })).body.data.x_a).toBe('1.5000');
  });
});

describe('a uid', () => {
  it('is never a client’s to choose', async () => {
    const { app, as } = await started();
    const refused = { status: 422, body: { errors: [{ path: '/overlays/department/properties/x_a/x-uid', code: 'definition.uid' }] } };
    expect(await apply(app, as, { x_a: newField('text', { 'x-uid': 'f_mine' }) })).toMatchObject(refused);
    await apply(app, as, { x_a: newField('text'), x_b: newField('text') });
    const uid = await uidOf(app, as, 'x_b');
    expect(await apply(app, as, { x_a: newField('text', { 'x-uid': uid }), x_b: newField('text') })).toMatchObject(refused);
    expect((await apply(app, as, { x_a: newField('text'), x_b: newField('text', { 'x-uid': uid }) })).status).toBe(200);
  });
});

describe('what an interrupted change left behind', () => {
  const columns = async (app: TestApp) => {
    const found = await app.engine.database.tuples(
      sql`SELECT column_name::text FROM information_schema.columns WHERE table_name = 'department' AND column_name LIKE 'x\\_%' ORDER BY 1`,
    );
    return found.flat();
  };

  it('is used when it is empty and fits', async () => {
    const { app, as, id } = await started();
    await app.engine.database.run(sql`ALTER TABLE entity.department ADD COLUMN x_a uuid, ADD COLUMN x_b numeric(20,2)`);
    await app.engine.database.run(
      sql`ALTER TABLE entity.department ADD CONSTRAINT fk_department_x_a FOREIGN KEY (x_a) REFERENCES entity.team (id) NOT VALID`,
    );
    const person = (await app.send({ as, method: 'POST', url: '/records/person', body: { name: 'Rita' } })).body.data.id;
    const fields = { x_a: newField('relation_one', { 'x-relation': { target: 'person' } }), x_b: newField('decimal') };
    expect((await apply(app, as, fields)).status).toBe(200);
    expect(await columns(app)).toEqual(['x_a', 'x_b']);
    const patched = await app.send({ as, method: 'PATCH', url: `/records/department/${id}`, body: { x_a: person, x_b: '1.50' } });
    expect(patched.body.data).toMatchObject({ x_a: person, x_b: '1.50' });
  });

  it('is left alone when it holds something', async () => {
    const { app, as, id } = await started();
    await app.engine.database.run(sql`ALTER TABLE entity.department ADD COLUMN x_a text DEFAULT 'somebody else’s'`);
    await apply(app, as, { x_a: newField('text') });
    expect(await columns(app)).toEqual(['x_a', 'x_a_2']);
    expect((await app.send({ as, url: `/records/department/${id}` })).body.data.x_a).toBeNull();
  });

  it('counts, like everything a table ever had: a field too many is refused by name', async () => {
    const { app, as } = await started();
    const { everHad } = await app.engine.database
      .tuples(sql`SELECT relnatts FROM pg_class WHERE oid = 'entity.department'::regclass`)
      .then(([row]) => ({ everHad: Number(row?.[0]) }));
    const fill = Array.from({ length: 1_498 - everHad }, (_, i) => `ADD COLUMN old_${i} int`).join(', ');
    const drop = Array.from({ length: 1_498 - everHad }, (_, i) => `DROP COLUMN old_${i}`).join(', ');
    await app.engine.database.run(sql`ALTER TABLE entity.department ${raw(fill)}`);
    await app.engine.database.run(sql`ALTER TABLE entity.department ${raw(drop)}`);
    expect(await apply(app, as, { x_a: newField('text'), x_b: newField('money') })).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/overlays/department/properties/x_b', code: 'definition.columns' }] },
    });
    expect((await apply(app, as, { x_a: newField('text') })).status).toBe(200);
  });
});
