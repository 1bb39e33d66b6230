import { describe, expect, it } from 'vitest';
import { sql } from '#core/kit/sql.ts';
import { openDatabase } from '#core/sql/database.ts';
import { buildTestApp, setUpApp, type TestApp } from '#core/test/build-app.ts';
import { newField, sendChange } from '#core/test/send-change.ts';

async function started() {
  const app = await buildTestApp();
  return { app, as: await setUpApp(app) };
}

describe('many changes at the same time', () => {
  it('wait in line without keeping anybody else from reading', async () => {
    const { app, as } = await started();
    const base = app.engine.registry.current().revision;
    const changes = Array.from({ length: 14 }, (_, i) =>
      sendChange({ app, as }, { appointment: { properties: { [`x_${i}`]: newField('text') } } }, { base }),
    );
    const slowest = { ms: 0 };
    for (let i = 0; i < 5; i += 1) {
      const begin = performance.now();
      expect((await app.send({ as, url: '/records/company?limit=1' })).status).toBe(200);
      slowest.ms = Math.max(slowest.ms, performance.now() - begin);
    }
    const replies = await Promise.all(changes);
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, ...Array.from({ length: 13 }, () => 409)]);
    expect(slowest.ms).toBeLessThan(2_000);
  });

  it('one after another all come about', async () => {
    const { app, as } = await started();
    const entities = ['appointment', 'company', 'department', 'lead', 'person', 'pipeline', 'product', 'report', 'step', 'task', 'team'];
    const replies = await Promise.all(
      entities.map((entity) => sendChange({ app, as }, { [entity]: { properties: { x_a: newField('text') } } })),
    );
    expect(replies.map((reply) => reply.status)).toEqual(entities.map(() => 200));
    const revisions = replies.map((reply) => reply.body.revision as number);
    expect(new Set(revisions).size).toBe(entities.length);
  });
});

/** Another node in the middle of its change, until it is released. */
async function holdHead(app: TestApp) {
  const other = openDatabase({ connection: app.connection, size: 2 });
  let release: () => void = () => undefined;
  let holding: Promise<void> = Promise.resolve();
  await new Promise<void>((held) => {
    holding = other.transaction(async (tx) => {
      await tx.run(sql`SELECT revision FROM vinculo.head WHERE id = 1 FOR UPDATE`);
      held();
      await new Promise<void>((resolve) => {
        release = resolve;
      });
    });
  });
  const end = async () => {
    release();
    await holding;
    await other.close();
  };
  return { other, end };
}

describe('a change that another node holds up', () => {
  const change = { company: { properties: { x_a: newField('text') } } };

  it('says that it is busy after a while', async () => {
    const { app, as } = await started();
    const { end } = await holdHead(app);
    expect(await sendChange({ app, as }, change)).toMatchObject({ status: 503, body: { code: 'BUSY' } });
    await end();
    expect((await sendChange({ app, as }, change)).status).toBe(200);
  });

  it('says that the database is away when its connection is cut, and the next one works', async () => {
    const { app, as } = await started();
    const { other, end } = await holdHead(app);
    const reply = sendChange({ app, as }, change);
    const cut = sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%vinculo.head%'`;
    await expect.poll(async () => (await other.tuples(cut)).length, { timeout: 4_000 }).toBe(1);
    expect(await reply).toMatchObject({ status: 503, body: { code: 'DATABASE_UNAVAILABLE' } });
    await end();
    expect((await sendChange({ app, as }, change)).status).toBe(200);
  });
});
