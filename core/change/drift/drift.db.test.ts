import { beforeAll, describe, expect, it } from 'vitest';
import { raw, sql } from '#core/kit/sql.ts';
import { buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';
import { bundledPlugins } from '#core/test/plugin-folders.ts';
import { newField, sendChange } from '#core/test/send-change.ts';

let app: TestApp;
let as: Session;
const drift = async () =>
  (await app.send({ as, url: '/schema/drift' })).body.data as { kind: string; found: string | null; expected: string }[];
const repair = () => app.send({ as, method: 'POST', url: '/schema/drift/repair' });
const alter = (statement: string) => app.engine.database.run(raw(statement));

beforeAll(async () => {
  app = await buildTestApp({ pluginFolders: bundledPlugins });
  as = await setUpApp(app);
  const fields = {
    x_person: newField('relation_one', { 'x-relation': { target: 'person' } }),
    x_people: newField('relation_many', { 'x-relation': { target: 'person', attributes: { role: { type: 'string' } } } }),
    x_price: newField('money', { 'x-unique': false }),
    x_code: newField('text', { 'x-unique': true, maxLength: 20 }),
  };
  await sendChange({ app, as }, { department: { properties: fields } });
});

describe('the database beside the definitions', () => {
  it('is as it should be, before and after what is done later', async () => {
    expect(await drift()).toEqual([]);
    await app.engine.tasks.run();
    expect(await drift()).toEqual([]);
  });

  it.each([
    ['a column that is gone', 'ALTER TABLE entity.department DROP COLUMN x_price_currency', 'column', 'x_price_currency text'],
    [
      'a foreign key that is gone',
      'ALTER TABLE entity.department DROP CONSTRAINT fk_department_x_person',
      'foreign_key',
      'x_person → person',
    ],
    ['an index that is gone', 'DROP INDEX entity.uq_department_x_code', 'index', expect.stringContaining('uq_department_x_code')],
    ['links that are gone', 'DROP TABLE entity.department__x_people', 'link', 'department__x_people'],
    [
      'an index on something else',
      'DROP INDEX entity.ix_department_x_person; CREATE INDEX ix_department_x_person ON entity.department (x_code)',
      'index',
      expect.stringContaining('ix_department_x_person'),
    ],
  ])('shows %s, and mends it', async (_what, statement, kind, expected) => {
    await alter(statement);
    expect(await drift()).toMatchObject([{ kind, expected, remedy: { en: expect.any(String) }, repairable: true }]);
    expect((await repair()).body.data).toEqual([]);
    await app.engine.tasks.run();
    expect(await drift()).toEqual([]);
    expect(await app.engine.database.tuples(sql`SELECT 1 FROM vinculo.change_task WHERE state <> 'done'`)).toEqual([]);
  });

  it('shows what cannot be mended here, and what is nobody’s', async () => {
    await alter('ALTER TABLE entity.department ALTER COLUMN x_price TYPE text, ADD COLUMN stray int');
    const kinds = [
      { kind: 'type', found: 'x_price text', expected: 'x_price numeric(19,4)', repairable: false },
      { kind: 'left_over', found: 'department.stray', repairable: false },
    ];
    expect(await drift()).toMatchObject(kinds);
    expect((await repair()).body.data).toMatchObject(kinds);
  });
});
