import { describe, expect, it } from 'vitest';
import { sql } from '#core/kit/sql.ts';
import { uuid7 } from '#core/kit/uuid7.ts';
import { callerFor } from '#core/records/background-context.ts';
import { createRecord } from '#core/records/create.ts';
import { updateRecord } from '#core/records/update.ts';
import { buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';
import { eventually } from '#core/test/eventually.ts';
import { conversionIn } from '#core/test/schema-task.ts';
import { newField, sendChange } from '#core/test/send-change.ts';

async function nodes(count: number): Promise<{ apps: TestApp[]; as: Session }> {
  const first = await buildTestApp();
  const as = await setUpApp(first);
  const apps = [first];
  while (apps.length < count) apps.push(await buildTestApp({ connection: first.connection }));
  return { apps, as };
}

const change = (app: TestApp, as: Session, field: unknown) => sendChange({ app, as }, { department: { properties: { x_n: field } } });
const revisionOf = (app: TestApp) => app.engine.registry.current().revision;

describe('several nodes on one database', () => {
  it('all work with a field’s new type, whichever of them changed it', async () => {
    const { apps, as } = await nodes(3);
    const [first, second, third] = apps as [TestApp, TestApp, TestApp];
    await change(first, as, newField('text'));
    const { id } = (await first.send({ as, method: 'POST', url: '/records/department', body: { name: 'D', x_n: '5' } })).body.data;
    await eventually(
      async () => apps.map(revisionOf),
      (found) => new Set(found).size === 1,
    );
    expect((await change(second, as, newField('integer'))).status).toBe(200);
    await conversionIn(third, as, ['done']);
    for (const app of apps) {
      await eventually(
        async () => (await app.send({ as, url: `/records/department/${id}` })).body.data.x_n,
        (value) => value === 5,
      );
    }
    expect(apps.flatMap(({ failures }) => failures)).toEqual([]);
  });

  it('wait for one that has not heard of it yet before anything is moved', async () => {
    const { apps, as } = await nodes(2);
    const [app] = apps as [TestApp];
    const { database } = app.engine;
    await change(app, as, newField('text'));
    const slow = uuid7();
    await database.run(sql`INSERT INTO vinculo.node (id, revision) VALUES (${slow}::uuid, ${revisionOf(app)}::int)`);
    await change(app, as, newField('integer'));
    const next = await database.rows<{ written_from: number }>(sql`SELECT max(written_from) AS written_from FROM vinculo.field`);
    expect(next).toEqual([{ written_from: 0 }]);
    // It is claimed, and waits.
    await eventually(
      () => database.tuples(sql`SELECT worker IS NOT NULL, state FROM vinculo.conversion`),
      ([row]) => row?.[0] === true,
    );
    expect(await database.tuples(sql`SELECT state FROM vinculo.conversion`)).toEqual([['waiting']]);
    await database.run(sql`UPDATE vinculo.node SET revision = ${revisionOf(app)}::int WHERE id = ${slow}::uuid`);
    await conversionIn(app, as, ['done']);
  });

  it('do not wait for one that died', async () => {
    const { apps, as } = await nodes(1);
    const [app] = apps as [TestApp];
    await change(app, as, newField('text'));
    await app.engine.database.run(
      sql`INSERT INTO vinculo.node (id, revision, seen_at) VALUES (${uuid7()}::uuid, 1, now() - interval '1 minute')`,
    );
    await change(app, as, newField('integer'));
    await conversionIn(app, as, ['done']);
  });

  it('let none that was cut off write a field that has moved on, however long it slept', async () => {
    const { apps, as } = await nodes(1);
    const [app] = apps as [TestApp];
    await change(app, as, newField('text'));
    const { id } = (await app.send({ as, method: 'POST', url: '/records/department', body: { name: 'D', x_n: '5' } })).body.data;
    const { records, callers, registry, settings } = app.engine;
    // What a node that hangs holds in its hands: the definitions of before.
    const asleep = await callerFor({ records, callers, registry, settings, publish: () => undefined, onError: () => undefined }, as.userId);
    if (!asleep) throw new Error('no caller');
    await change(app, as, newField('integer'));
    await conversionIn(app, as, ['done']);
    const late = { entity: 'department', body: { name: 'Late', x_n: 'text' } };
    await expect(createRecord(records, asleep, late)).rejects.toMatchObject({ code: 'BUSY' });
    await expect(updateRecord(records, asleep, { ...late, id })).rejects.toMatchObject({ code: 'BUSY' });
    // Everything else it may still write.
    await expect(updateRecord(records, asleep, { entity: 'department', id, body: { name: 'Renamed' } })).resolves.toMatchObject({
      name: 'Renamed',
    });
    expect((await app.send({ as, url: `/records/department/${id}` })).body.data).toMatchObject({ name: 'Renamed', x_n: 5 });
  });
});
