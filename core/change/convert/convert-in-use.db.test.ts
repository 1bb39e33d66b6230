import { describe, expect, it } from 'vitest';
import { sql } from '#core/kit/sql.ts';
import { uuid7 } from '#core/kit/uuid7.ts';
import { buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';
import { conversionIn } from '#core/test/schema-task.ts';
import { newField, sendChange } from '#core/test/send-change.ts';

const ROWS = 20_000;

const change = (app: TestApp, as: Session, field: unknown) => sendChange({ app, as }, { department: { properties: { x_n: field } } });

async function filled(): Promise<{ app: TestApp; as: Session; ids: string[] }> {
  const app = await buildTestApp();
  const as = await setUpApp(app);
  await change(app, as, newField('text'));
  const ids = Array.from({ length: ROWS }, () => uuid7());
  // Every tenth is no number.
  await app.engine.database.run(
    sql`INSERT INTO entity.department (id, name, x_n) SELECT id, 'D', CASE WHEN n % 10 = 0 THEN 'none' ELSE n::text END
      FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS r(id, n)`,
  );
  return { app, as, ids };
}

describe('a table in use whose field changes its type', () => {
  it('is never locked against anybody, and misses no value that is written meanwhile', async () => {
    const { app, as, ids } = await filled();
    const { database } = app.engine;
    const reply = await change(app, as, newField('integer'));
    expect(reply.body.plan.steps[0]).toMatchObject({ loss: { count: ROWS / 10 } });
    const written = new Map<string, string>();
    let ended = false;
    const write = async (from: number) => {
      for (let i = from; !ended; i += 7) {
        const id = ids[(i * 37) % ids.length] as string;
        const value = String(1_000_000 + i);
        const patched = await app.send({ as, method: 'PATCH', url: `/records/department/${id}`, body: { x_n: value } });
        // Whoever writes after the swap writes a number, and is told so.
        if (patched.status === 200) written.set(id, value);
        else if (patched.status !== 422) throw new Error(JSON.stringify(patched.body));
      }
    };
    const writers = [0, 1, 2].map(write);
    const locks: unknown[] = [];
    const watch = async () => {
      while (!ended) {
        const held = await database.tuples(
          sql`SELECT mode FROM pg_locks WHERE relation = 'entity.department'::regclass AND mode = 'AccessExclusiveLock' AND granted`,
        );
        locks.push(...held);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    const watching = watch();
    await conversionIn(app, as, ['done']);
    ended = true;
    await Promise.all([...writers, watching]);
    expect(locks).toEqual([]);
    expect(written.size).toBeGreaterThan(0);
    // Where the text was, and where the number is now.
    const [where] = await database.rows<{ columns: string[]; former: { columns: string[] }[] }>(
      sql`SELECT columns, former FROM vinculo.field WHERE former::text <> '[]'`,
    );
    expect(where).toMatchObject({ columns: ['x_n_2'], former: [{ columns: ['x_n'] }] });
    const wrong = await database.tuples(
      sql`SELECT count(*)::int FROM entity.department WHERE x_n_2 IS DISTINCT FROM (CASE WHEN x_n ~ '^[0-9]+$' THEN x_n::bigint END)`,
    );
    expect(wrong).toEqual([[0]]);
    for (const [id, value] of [...written].slice(0, 20))
      expect((await app.send({ as, url: `/records/department/${id}` })).body.data.x_n).toBe(Number(value));
    expect(app.failures).toEqual([]);
  });

  it('is left as it is when that is cancelled, and the next attempt uses what was begun', async () => {
    const { app, as, ids } = await filled();
    await change(app, as, newField('integer'));
    const { id } = await conversionIn(app, as, ['waiting', 'running']);
    expect(await app.send({ as, method: 'POST', url: `/schema/tasks/${id}/cancel` })).toMatchObject({
      status: 200,
      body: { data: { state: 'cancelled', kind: 'change_type', field: 'x_n' } },
    });
    expect((await app.send({ as, method: 'POST', url: `/schema/tasks/${id}/cancel` })).status).toBe(409);
    expect((await app.send({ as, url: `/records/department/${ids[0]}` })).body.data.x_n).toBe('1');
    const plan = await change(app, as, newField('integer'));
    expect(plan.body.plan.steps[0]).toMatchObject({ kind: 'change_type', sql: [] });
    await conversionIn(app, as, ['done']);
    expect((await app.send({ as, url: `/records/department/${ids[0]}` })).body.data.x_n).toBe(1);
  });

  it('takes no other wish for the field meanwhile, but does for the rest', async () => {
    const { app, as } = await filled();
    await change(app, as, newField('integer'));
    expect(await change(app, as, newField('date'))).toMatchObject({ status: 409, body: { code: 'CHANGE_CONVERTING' } });
    const renamed = { ...newField('text'), 'x-label': { en: 'Renamed' } };
    const reply = await sendChange({ app, as }, { department: { properties: { x_n: renamed, x_other: newField('text') } } });
    expect(reply.status).toBe(200);
    await conversionIn(app, as, ['done']);
    const { properties } = (await app.send({ as, url: '/schema/department' })).body.overlay;
    expect(properties).toMatchObject({ x_n: { 'x-type': 'integer', 'x-label': { en: 'Renamed' } }, x_other: {} });
  });
});
