import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#core/kit/sql.ts';
import { buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';
import { conversionIn } from '#core/test/schema-task.ts';
import { newField, sendChange } from '#core/test/send-change.ts';

let app: TestApp;
let as: Session;

beforeAll(async () => {
  app = await buildTestApp();
  as = await setUpApp(app, 'pt');
});

const change = (properties: unknown, options = {}) => sendChange({ app, as }, { department: { properties } }, options);
const create = async (values: unknown) =>
  (await app.send({ as, method: 'POST', url: '/records/department', body: { name: 'D', ...(values as object) } })).body.data.id as string;
const read = async (id: string) => (await app.send({ as, url: `/records/department/${id}` })).body.data;
const patch = (id: string, values: unknown) => app.send({ as, method: 'PATCH', url: `/records/department/${id}`, body: values });
const done = () => conversionIn(app, as, ['done']);
const overlay = async () => (await app.send({ as, url: '/schema/department' })).body.overlay.properties;
/** Gives the field another type and waits until it has it. */
const convert = async (field: string, definition: Readonly<Record<string, unknown>>) => {
  const reply = await change({ ...(await overlay()), [field]: definition });
  expect(reply).toMatchObject({ status: 200 });
  const revision = app.engine.registry.current().revision;
  await done();
  expect(app.engine.registry.current().revision).toBeGreaterThanOrEqual(revision);
  return reply;
};

describe('a field whose type is changed', () => {
  const ids: string[] = [];
  const texts = ['12', '3,5', 'many', null];

  it('is planned with what would be lost', async () => {
    await change({ x_n: newField('text') });
    for (const text of texts) ids.push(await create({ x_n: text }));
    const plan = await change({ x_n: newField('integer') }, { dryRun: true });
    expect(plan.body.steps).toMatchObject([
      {
        kind: 'change_type',
        severity: 'breaking',
        sql: [expect.stringContaining('ADD COLUMN')],
        loss: { count: 2, samples: [{ title: 'D', value: expect.any(String) }, { value: expect.any(String) }] },
      },
    ]);
  });

  it('has its values under the new type, each row at its version, in a revision of the same author', async () => {
    await convert('x_n', newField('integer'));
    const records = await Promise.all(ids.map(read));
    expect(records.map(({ x_n, version }) => [x_n, version])).toEqual([
      [12, 1],
      [null, 1],
      [null, 1],
      [null, 1],
    ]);
    const [newest] = (await app.send({ as, url: '/revisions' })).body.data;
    expect(newest).toMatchObject({ author: as.userId });
    expect((await overlay()).x_n['x-type']).toBe('integer');
  });

  it('gets back what did not fit when it goes back, and keeps what was written since', async () => {
    const [first, , third, fourth] = ids as [string, string, string, string];
    await patch(first, { x_n: 13 });
    await patch(fourth, { x_n: 7 });
    await convert('x_n', newField('text'));
    expect((await Promise.all(ids.map(read))).map(({ x_n }) => x_n)).toEqual(['13', '3,5', 'many', '7']);
    await patch(third, { x_n: '1' });
    await convert('x_n', newField('integer'));
    expect((await Promise.all(ids.map(read))).map(({ x_n }) => x_n)).toEqual([13, null, 1, 7]);
    // Two places in all, however often it goes back and forth.
    const columns = await app.engine.database.tuples(
      sql`SELECT column_name FROM information_schema.columns WHERE table_name = 'department' AND column_name LIKE 'x\\_n%'`,
    );
    expect(columns).toHaveLength(2);
  });
});
