import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#core/kit/sql.ts';
import { addMember, buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';
import { openLive } from '#core/test/live-client.ts';
import { conversionIn } from '#core/test/schema-task.ts';
import { newField, sendChange } from '#core/test/send-change.ts';

let app: TestApp;
let as: Session;
const change = (properties: unknown) => sendChange({ app, as }, { department: { properties } });
const list = async () => (await app.send({ as, url: '/schema/tasks' })).body.data as { id: string; kind: string; state: string }[];
const post = (id: string, what: string, by = as) => app.send({ as: by, method: 'POST', url: `/schema/tasks/${id}/${what}` });

beforeAll(async () => {
  app = await buildTestApp();
  as = await setUpApp(app);
});

describe('what a schema change leaves to be done', () => {
  it('is listed, and told to administrators as it goes on', async () => {
    const member = await addMember(app, as);
    const [mine, theirs] = [await openLive(app, as), await openLive(app, member)];
    await change({ x_p: newField('relation_one', { 'x-relation': { target: 'person' } }), x_n: newField('text') });
    await app.engine.tasks.run();
    expect(await mine.next(({ type }) => type === 'schema-task')).toMatchObject({
      task: {
        entity: 'department',
        kind: expect.any(String),
        state: expect.any(String),
        done: expect.any(Number),
        total: expect.any(Number),
      },
    });
    expect((await list()).filter(({ state }) => state !== 'done')).toEqual([]);
    await change({ ...(await app.send({ as, url: '/schema/department' })).body.overlay.properties, x_n: newField('integer') });
    const done = await mine.next(
      ({ type, task }) => type === 'schema-task' && (task as { state: string; kind: string }).kind === 'change_type',
    );
    expect(done).toMatchObject({ task: { field: 'x_n', error: null } });
    await conversionIn(app, as, ['done']);
    expect(theirs.received.filter(({ type }) => type === 'schema-task')).toEqual([]);
    expect((await app.send({ as: member, url: '/schema/tasks' })).status).toBe(403);
    expect((await post((await list())[0]?.id as string, 'cancel', member)).status).toBe(403);
  });

  it('can be tried again when it failed, and not otherwise', async () => {
    const { database } = app.engine;
    await app.send({ as, method: 'POST', url: '/records/department', body: { name: 'D', x_n: 5 } });
    const fields = (await app.send({ as, url: '/schema/department' })).body.overlay.properties;
    // What the change of type counts on is taken away under its hands.
    await database.run(sql`INSERT INTO vinculo.node (id, revision) VALUES (gen_random_uuid(), 1)`);
    await change({ ...fields, x_n: newField('text', { maxLength: 100 }) });
    await database.run(sql`UPDATE vinculo.conversion SET columns = '{gone}' WHERE state = 'waiting'`);
    await database.run(sql`UPDATE vinculo.head SET revision = revision + 1`);
    await app.engine.registry.reload();
    await database.run(sql`DELETE FROM vinculo.node WHERE revision = 1`);
    const failed = await conversionIn(app, as, ['failed']);
    expect(failed.error).toContain('gone');
    await database.run(sql`UPDATE vinculo.conversion SET columns = '{x_n}' WHERE state = 'failed'`);
    await database.run(sql`UPDATE vinculo.head SET revision = revision + 1`);
    await app.engine.registry.reload();
    expect(await post(failed.id, 'retry')).toMatchObject({ status: 200, body: { data: { id: failed.id, error: null } } });
    await conversionIn(app, as, ['done']);
    expect(await post(failed.id, 'retry')).toMatchObject({ status: 409, body: { code: 'TASK_MOVED_ON' } });
    expect((await post('0192f0c1-0000-7000-8000-00000000000a', 'retry')).status).toBe(404);
    expect((await post('x', 'cancel')).status).toBe(404);
  });
});
