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

describe('a new table that others are tied to', () => {
  const machine = {
    'x-entity': { titleField: 'name' },
    'x-label': { en: { one: 'Machine', many: 'Machines' } },
    properties: {
      name: newField('text', { maxLength: 100 }),
      company: newField('relation_one', { 'x-relation': { target: 'company', inverse: 'x_machines' } }),
    },
  };
  const both = {
    entities: { x_machine: machine },
    overlays: {
      company: {
        properties: { x_first: newField('relation_one', { 'x-relation': { target: 'x_machine' } }), x_size: newField('integer') },
      },
      task: { properties: { x_machines: newField('relation_many', { 'x-relation': { target: 'x_machine' } }) } },
    },
  };

  it('comes about in one change, in both directions', async () => {
    const { app, as } = await started();
    const base = app.engine.registry.current().revision;
    expect((await app.send({ as, method: 'POST', url: '/changes', body: { base, ...both } })).status).toBe(200);
    const made = (await app.send({ as, method: 'POST', url: '/records/x_machine', body: { name: 'Kiln' } })).body.data;
    const company = await app.send({ as, method: 'POST', url: '/records/company', body: { name: 'A', x_first: made.id, x_size: 3 } });
    expect(company.body.data).toMatchObject({ x_first: made.id, x_size: 3 });
    const task = await app.send({ as, method: 'POST', url: '/records/task', body: { title: 'Oil', x_machines: [{ id: made.id }] } });
    expect(task.body.data).toMatchObject({ x_machines: [{ id: made.id }] });
  });

  it('waits for a busy one and lets others through meanwhile', async () => {
    const { app, as } = await started();
    const base = app.engine.registry.current().revision;
    const other = openDatabase({ connection: app.connection, size: 1 });
    let change: ReturnType<typeof app.send> | undefined;
    await other.transaction(async (tx) => {
      await tx.run(sql`LOCK TABLE entity.company IN ROW EXCLUSIVE MODE`);
      change = app.send({ as, method: 'POST', url: '/changes', body: { base, ...both } });
      // As long as it is kept from its table it must not keep others from theirs.
      for (let i = 0; i < 6; i += 1) {
        const reply = await app.send({ as, method: 'POST', url: '/records/company', body: { name: `Company ${i}` } });
        expect(reply.status).toBe(201);
      }
      expect(app.engine.registry.current().revision).toBe(base);
    });
    await other.close();
    expect((await change)?.status).toBe(200);
  });
});
