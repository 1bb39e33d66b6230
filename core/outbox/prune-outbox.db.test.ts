import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { sql } from '#core/kit/sql.ts';
import { isWithinOutbox, outboxEnd, readOutbox } from '#core/outbox/outbox-tail.ts';
import { pruneOutbox } from '#core/outbox/prune-outbox.ts';
import { type Database, openDatabase } from '#core/sql/database.ts';
import { eventually } from '#core/test/eventually.ts';
import { createTestConnection } from '#core/test/test-database.ts';
import { MIGRATED } from '#core/test/test-server.ts';

let database: Database;
beforeAll(async () => {
  database = openDatabase({ connection: await createTestConnection(MIGRATED) });
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.run(sql`DELETE FROM vinculo.outbox`);
  await database.run(sql`DELETE FROM vinculo.outbox_reader`);
});

const write = async (kind: string, daysAgo: number): Promise<void> => {
  await database.run(
    sql`INSERT INTO vinculo.outbox (id, kind, at) VALUES (gen_random_uuid(), ${kind}, now() - ${daysAgo}::int * interval '1 day')`,
  );
  // A transaction of any other test holds the tail back for as long as it is open.
  await eventually(events, (all) => all.some((event) => event.kind === kind));
};
const events = () => readOutbox(database, { xid: '0', seq: '0' });
const left = async (): Promise<string[]> => (await events()).map(({ kind }) => kind);
const readAllBut = async (kind: string): Promise<void> => {
  const all = await events();
  const { xid, seq } = all[all.findIndex((event) => event.kind === kind) - 1]?.position ?? { xid: '0', seq: '0' };
  await database.run(sql`INSERT INTO vinculo.outbox_reader (name, epoch, xid, seq) VALUES (${kind}, 'here', ${xid}::xid8, ${seq}::bigint)`);
};

it('loses what is old, from its front', async () => {
  for (const [kind, days] of [
    ['a', 20],
    ['b', 8],
    ['c', 2],
    ['late', 9],
    ['d', 0],
  ] as const)
    await write(kind, days);
  await pruneOutbox(database);
  expect(await left()).toEqual(['c', 'late', 'd']);
});

it('keeps what one of its readers has not read, however old', async () => {
  for (const kind of ['a', 'b', 'c', 'd']) await write(kind, 20);
  await readAllBut('d');
  await readAllBut('c');
  await pruneOutbox(database);
  expect(await left()).toEqual(['b', 'c', 'd']);
});

it('tells whether something is missing after a position', async () => {
  await write('a', 20);
  const before = await outboxEnd(database);
  await write('b', 20);
  await write('c', 20);
  const after = await outboxEnd(database);
  expect(await isWithinOutbox(database, before)).toBe(true);
  await pruneOutbox(database);
  // The newest stays, or nobody could tell.
  expect(await left()).toEqual(['c']);
  expect(await isWithinOutbox(database, before)).toBe(false);
  expect(await isWithinOutbox(database, after)).toBe(true);
});
