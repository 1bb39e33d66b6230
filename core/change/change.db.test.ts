import { describe, expect, it } from 'vitest';
import { sql } from '#core/kit/sql.ts';
import { openDatabase } from '#core/sql/database.ts';
import { buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';

type Fields = Readonly<Record<string, unknown>>;

async function started(): Promise<{ app: TestApp; as: Session }> {
  const app = await buildTestApp();
  return { app, as: await setUpApp(app) };
}

const revisionOf = (app: TestApp) => app.engine.registry.current().revision;
const apply = (
  app: TestApp,
  as: Session,
  properties: Fields,
  { base = revisionOf(app), required }: { base?: number; required?: string[] } = {},
) =>
  app.send({
    as,
    method: 'POST',
    url: '/changes',
    body: { base, overlays: { company: { 'x-extends': 'company', properties, ...(required && { required }) } } },
  });
const text = (label: string) => ({ 'x-type': 'text', 'x-label': { en: label } });

describe('a schema change', () => {
  it('is planned without touching anything', async () => {
    const { app, as } = await started();
    const body = { base: revisionOf(app), overlays: { company: { 'x-extends': 'company', properties: { x_a: text('A') } } } };
    const plan = await app.send({ as, method: 'POST', url: '/changes?dryRun=true', body });
    expect(plan.body).toMatchObject({
      severity: 'safe',
      steps: [{ kind: 'add_field', entity: 'company', field: 'x_a', rewrite: false, sql: [expect.stringContaining('ADD COLUMN')] }],
    });
    expect(revisionOf(app)).toBe(body.base);
    expect(await app.engine.database.tuples(sql`SELECT 1 FROM information_schema.columns WHERE column_name = 'x_a'`)).toEqual([]);
  });

  it('gives every kind of field columns that hold its values', async () => {
    const { app, as } = await started();
    const option = (value: string) => ({ value, label: { en: value } });
    const fields = {
      x_choice: { 'x-type': 'choice', 'x-label': { en: 'Choice' }, 'x-options': [option('a'), option('b')] },
      x_many: { 'x-type': 'multi_choice', 'x-label': { en: 'Many' }, 'x-options': [option('a'), option('b')] },
      x_money: { 'x-type': 'money', 'x-label': { en: 'Money' } },
      x_number: { 'x-type': 'autonumber', 'x-label': { en: 'Number' }, 'x-autonumber': { pattern: 'N-{seq:3}' } },
      x_person: { 'x-type': 'relation_one', 'x-label': { en: 'Person' }, 'x-relation': { target: 'person', inverse: 'x_companies' } },
      x_people: {
        'x-type': 'relation_many',
        'x-label': { en: 'People' },
        'x-relation': { target: 'person', attributes: { role: { type: 'string', 'x-label': { en: 'Role' } } } },
      },
    };
    expect((await apply(app, as, fields)).status).toBe(200);
    const person = await app.send({ as, method: 'POST', url: '/records/person', body: { name: 'Nuno Faria' } });
    const values = {
      x_choice: 'b',
      x_many: ['a', 'b'],
      x_money: { value: '12.50', currency: 'EUR' },
      x_person: person.body.data.id,
      x_people: [{ id: person.body.data.id, role: 'decides' }],
    };
    const created = await app.send({ as, method: 'POST', url: '/records/company', body: { name: 'All', ...values } });
    expect(created.body.data).toMatchObject({ ...values, x_number: 'N-001' });
    const got = await app.send({ as, url: `/records/company/${created.body.data.id}` });
    expect(got.body.data).toMatchObject({ ...values, x_number: 'N-001' });
  });

  it('keeps a new required field from blocking what is stored, and asks for it in what is written', async () => {
    const { app, as } = await started();
    const old = await app.send({ as, method: 'POST', url: '/records/company', body: { name: 'Old' } });
    expect((await apply(app, as, { x_a: text('A') }, { required: ['x_a'] })).status).toBe(200);
    expect((await app.send({ as, url: `/records/company/${old.body.data.id}` })).status).toBe(200);
    expect(await app.send({ as, method: 'POST', url: '/records/company', body: { name: 'New' } })).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/x_a', code: 'required' }] },
    });
  });

  it('hides a retired field, keeps its data, and brings both back', async () => {
    const { app, as } = await started();
    await apply(app, as, { x_a: text('A') });
    const { body } = await app.send({ as, method: 'POST', url: '/records/company', body: { name: 'Kept', x_a: 'value' } });
    const overlay = (await app.send({ as, url: '/schema/company' })).body.overlay;
    const retired = await apply(app, as, {});
    expect(retired.body.plan).toMatchObject({ severity: 'breaking', steps: [{ kind: 'retire_field', field: 'x_a' }] });
    expect((await app.send({ as, url: `/records/company/${body.data.id}` })).body.data).not.toHaveProperty('x_a');
    expect((await apply(app, as, overlay.properties)).body.plan.steps).toMatchObject([{ kind: 'restore_field' }]);
    expect((await app.send({ as, url: `/records/company/${body.data.id}` })).body.data.x_a).toBe('value');
  });

  it('gives a new field of an old name its own column', async () => {
    const { app, as } = await started();
    await apply(app, as, { x_a: text('A') });
    const { body } = await app.send({ as, method: 'POST', url: '/records/company', body: { name: 'Kept', x_a: 'value' } });
    await apply(app, as, {});
    await apply(app, as, { x_a: { 'x-type': 'integer', 'x-label': { en: 'A' } } });
    expect((await app.send({ as, url: `/records/company/${body.data.id}` })).body.data.x_a).toBeNull();
  });

  it.each([
    ['a name without the prefix', { a: text('A') }, '/overlays/company/properties/a'],
    ['a name with SQL in it', { 'x_"; DROP': text('A') }, '/overlays/company/properties'],
    ['an unknown type', { x_a: { 'x-type': 'blob', 'x-label': { en: 'A' } } }, '/overlays/company/properties/x_a/x-type'],
    ['a field without a label', { x_a: { 'x-type': 'text' } }, '/overlays/company/properties/x_a'],
    ['a choice without options', { x_a: { 'x-type': 'choice', 'x-label': { en: 'A' } } }, '/overlays/company/properties/x_a'],
    [
      'a relation to nowhere',
      { x_a: { 'x-type': 'relation_one', 'x-label': { en: 'A' }, 'x-relation': { target: 'spaceship' } } },
      '/overlays/company/properties/x_a',
    ],
    [
      'an inverse name that is taken',
      { x_a: { 'x-type': 'relation_one', 'x-label': { en: 'A' }, 'x-relation': { target: 'company', inverse: 'leads' } } },
      '/overlays/company/properties/x_a',
    ],
    ['another type for a field of the core', { name: { 'x-type': 'integer' } }, '/overlays/company/properties/name/x-type'],
    ['an unknown keyword', { x_a: { ...text('A'), 'x-evil': true } }, '/overlays/company/properties/x_a'],
  ])('is refused, naming the place: %s', async (_name, properties, path) => {
    const { app, as } = await started();
    const reply = await apply(app, as, properties);
    expect(reply).toMatchObject({ status: 422, body: { code: 'CHANGE_INVALID' } });
    expect(reply.body.errors[0].path.startsWith(path)).toBe(true);
    expect(revisionOf(app)).toBe(1);
  });

  it('of two administrators from the same state: the second learns what the first did', async () => {
    const { app, as } = await started();
    const base = revisionOf(app);
    const replies = await Promise.all([apply(app, as, { x_a: text('A') }, { base }), apply(app, as, { x_b: text('B') }, { base })]);
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409]);
    const refused = replies.find((reply) => reply.status === 409);
    expect(refused?.body).toMatchObject({ code: 'CHANGE_CONFLICT', current: { company: { 'x-extends': 'company' } } });
  });
});

describe('a table in use', () => {
  it('does not make its readers wait for a change that waits for a writer', async () => {
    const { app, as } = await started();
    const other = openDatabase({ connection: app.connection, size: 1 });
    const locked = Promise.withResolvers<void>();
    const readFrom = Promise.withResolvers<void>();
    const holding = other.transaction(async (tx) => {
      await tx.run(sql`LOCK TABLE entity.company IN ROW EXCLUSIVE MODE`);
      locked.resolve();
      await readFrom.promise;
    });
    await locked.promise;
    const change = apply(app, as, { x_a: text('A') });
    const readers = [];
    for (let i = 0; i < 5; i += 1) readers.push((await app.send({ as, url: '/records/company' })).status);
    expect(readers).toEqual([200, 200, 200, 200, 200]);
    readFrom.resolve();
    await holding;
    expect((await change).status).toBe(200);
    await other.close();
  });

  it('leaves nothing half done when a change dies in the middle: the next one simply works', async () => {
    const { app, as } = await started();
    // What a killed node leaves: a column that no revision knows.
    await app.engine.database.run(sql`ALTER TABLE entity.company ADD COLUMN x_a int`);
    expect((await apply(app, as, { x_a: text('A') })).status).toBe(200);
    expect((await app.send({ as, method: 'POST', url: '/records/company', body: { name: 'X', x_a: 'text' } })).body.data.x_a).toBe('text');
  });

  it('gets its indexes afterwards, again after a node died building one', async () => {
    const { app, as } = await started();
    const field = { 'x-type': 'relation_one', 'x-label': { en: 'P' }, 'x-relation': { target: 'person' } };
    await apply(app, as, { x_p: field });
    await app.engine.tasks.run();
    const states = await app.engine.database.tuples(sql`SELECT DISTINCT state FROM vinculo.change_task`);
    expect(states).toEqual([['done']]);
    const index = await app.engine.database.tuples(
      sql`SELECT indexrelid::regclass::text, indisvalid FROM pg_index WHERE indexrelid = 'entity.ix_company_x_p'::regclass`,
    );
    expect(index).toEqual([['entity.ix_company_x_p', true]]);
  });
});
