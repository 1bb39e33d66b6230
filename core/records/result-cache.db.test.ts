import { beforeAll, expect, it } from 'vitest';
import { raw, sql } from '#core/kit/sql.ts';
import { createResultCache, type ResultCache } from '#core/records/result-cache.ts';
import type { Database } from '#core/sql/database.ts';
import { buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';

let app: TestApp;
let as: Session;
let cache: ResultCache;
/** Texts of the statements that really ran, apart from the cache's own looks at the outbox. */
let ran: number;

const COUNT = sql`SELECT count(*)::int FROM "entity"."product" WHERE deleted_at IS NULL`;
const count = async () => Number((await cache.tuples(COUNT, app.engine.registry.current()))[0]?.[0]);
const addProduct = (name: string) => app.send({ as, method: 'POST', url: '/records/product', body: { name } });

beforeAll(async () => {
  app = await buildTestApp();
  as = await setUpApp(app);
  const { database } = app.engine;
  ran = 0;
  const counting: Database = {
    ...database,
    tuples: (statement, options) => {
      if (statement.parts[0]?.includes('count(*)')) ran += 1;
      return database.tuples(statement, options);
    },
  };
  cache = createResultCache(counting);
});

it('runs a statement once for as long as nothing changed', async () => {
  const first = await count();
  const before = ran;
  expect([await count(), await count()]).toEqual([first, first]);
  expect(ran).toBe(before);
});

it('runs it again after a write of that entity, not after one of another', async () => {
  const first = await count();
  await app.send({ as, method: 'POST', url: '/records/department', body: { name: 'Sales' } });
  const before = ran;
  expect(await count()).toBe(first);
  expect(ran).toBe(before);
  await addProduct('Bolt');
  expect(await count()).toBe(first + 1);
});

it('sees what a transaction commits that began before the result was read', async () => {
  const other = await buildTestApp({ connection: app.connection });
  const first = await count();
  const pause = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const { no } = app.engine.registry.current().entities.get('product') ?? {};
  const slow = other.engine.database.transaction(async (tx) => {
    await tx.run(
      sql`INSERT INTO entity.product SELECT (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid()))).* FROM entity.product p LIMIT 1`,
    );
    await tx.run(sql`INSERT INTO vinculo.outbox (id, kind, entity_no) VALUES (gen_random_uuid(), 'record.created', ${no})`);
    begun.resolve();
    await pause.promise;
  });
  await begun.promise;
  await addProduct('Nut');
  expect(await count()).toBe(first + 1);
  pause.resolve();
  await slow;
  expect(await count()).toBe(first + 2);
});

it('keeps nothing that was read from a table whose changes leave no trace', async () => {
  const statement = sql`SELECT count(*)::int FROM ${raw('vinculo.setting')}`;
  const before = ran;
  await cache.tuples(statement, app.engine.registry.current());
  await cache.tuples(statement, app.engine.registry.current());
  expect(ran).toBe(before + 2);
});
