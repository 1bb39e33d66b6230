import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, expect, it } from 'vitest';
import type { ChangeContext } from '#core/change/apply-change.ts';
import { readDrift } from '#core/change/drift/drift.ts';
import { startEngine } from '#core/engine.ts';
import { raw, sql } from '#core/kit/sql.ts';
import type { Connection } from '#core/sql/connection.ts';
import { type Database, openDatabase } from '#core/sql/database.ts';
import { eventually } from '#core/test/eventually.ts';
import { openDoomed } from '#core/test/kill/cut-off.ts';
import { finishWork, layGround, machine, OLD, openChange, QUANTITIES, quantity, scenarios } from '#core/test/kill/scenarios.ts';
import { createTestConnection } from '#core/test/test-database.ts';
import { STARTED } from '#core/test/test-server.ts';

const VICTIM = new URL('../test/kill/victim.ts', import.meta.url).pathname;
const MOST = 150;
const PATIENCE_MS = 600_000;
const ROWS = 200;

/** A database on which attempts are killed, one after another. */
interface Lane {
  readonly connection: Connection;
  readonly database: Database;
}

type Scenario = keyof typeof scenarios;

const lanes: Lane[] = [];

/** Of so many attempts, one is a process of its own that is really killed: that the others are the same for the database is what it shows. */
const REALLY = 20;

/** Ends the k-th attempt just before its k-th statement. True when it came through before. */
async function kill({ connection }: Lane, scenario: Scenario, k: number): Promise<boolean> {
  if (k % REALLY === 5) return killProcess(connection, scenario, k);
  const { database: doomed, dead, begin } = openDoomed(connection);
  const change = await openChange(doomed);
  begin(k);
  const attempt = scenarios[scenario](change, k).then(() => true);
  // What it says once its connections are gone, nobody hears.
  attempt.catch(() => undefined);
  const isThrough = await Promise.race([attempt, dead.then(() => false)]);
  if (isThrough) await doomed.close();
  return isThrough;
}

async function killProcess(connection: Connection, scenario: Scenario, k: number): Promise<boolean> {
  const child = spawn(process.execPath, [VICTIM, JSON.stringify({ connection, scenario, n: k, k })], { stdio: 'inherit' });
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  if (code !== 0 && signal !== 'SIGKILL') throw new Error(`the victim failed at ${scenario} ${k}`);
  return code === 0;
}

afterAll(async () => {
  for (const { database } of lanes.splice(0)) await database.close();
});

async function begin(): Promise<Lane> {
  const connection = await createTestConnection(STARTED);
  const lane = { connection, database: openDatabase({ connection, size: 6 }) };
  lanes.push(lane);
  const { database } = lane;
  const change = await openChange(database);
  await layGround(change);
  await finishWork(change);
  return lane;
}

/** What the next start finds, and makes of it. */
async function restart({ connection, database }: Lane, k: number): Promise<ChangeContext> {
  if (k % REALLY === 1) {
    await quiet(database);
    const failures: unknown[] = [];
    const config = { secret: 'a secret for tests only', publicUrl: undefined, administrator: undefined };
    const engine = await startEngine({ connection, config, pluginFolders: [], onError: (error, what) => failures.push([what, error]) });
    await engine.stop();
    expect(failures).toEqual([]);
  }
  await quiet(database);
  const change = await openChange(database);
  expect(await differences(change)).toEqual([]);
  await finishWork(change);
  await change.registry.reload();
  expect(await differences(change)).toEqual([]);
  return change;
}

/** What the server was doing for the dead goes on for a moment. A node that starts at once is in its way, and tries again some seconds later. */
async function quiet(database: Database): Promise<void> {
  const busy = sql`SELECT query FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND pid <> pg_backend_pid() AND query ~ 'CONCURRENTLY|VALIDATE'`;
  await eventually(
    () => database.tuples(busy),
    (rows) => rows.length === 0,
  );
}

/** Columns that a killed change left are nobody's, and are taken by the next one. */
async function differences(change: ChangeContext) {
  return (await readDrift(change)).filter(({ kind }) => kind !== 'left_over');
}

type Judge = (change: ChangeContext, k: number, isThrough: boolean) => Promise<void>;

/** Kills the k-th attempt before its k-th statement, beginning with `first`, until one comes through. */
async function untilThrough(
  lane: Lane,
  { scenario, first = 1, step = 1 }: { scenario: Scenario; first?: number; step?: number },
  judge: Judge,
) {
  for (let k = first; k < MOST; k += step) {
    const isThrough = await kill(lane, scenario, k);
    await judge(await restart(lane, k), k, isThrough);
    if (isThrough) return k;
  }
  throw new Error(`${scenario} never came through`);
}

it('a change that is killed anywhere stands whole or not at all, and can be made again', { timeout: PATIENCE_MS }, async () => {
  const lane = await begin();
  const through = await untilThrough(lane, { scenario: 'create' }, async (change, k, isThrough) => {
    const { entities } = change.registry.current();
    const isThere = entities.has(machine(k));
    const fields = ['x_code', 'x_main', 'x_all'].map((name) => entities.get('department')?.fields.has(`${name}_${k}`));
    expect(fields).toEqual([isThere, isThere, isThere]);
    if (isThrough) expect(isThere).toBe(true);
    // Now and then, because it takes a while.
    if (isThere || k % 8 !== 0) return;
    await scenarios.create(change, k);
    expect(change.registry.current().entities.has(machine(k))).toBe(true);
  });
  expect(through).toBeGreaterThan(20);
});

it('a retirement that is killed anywhere stands whole or not at all', { timeout: PATIENCE_MS }, async () => {
  const lane = await begin();
  let wasThere = true;
  const through = await untilThrough(lane, { scenario: 'retire' }, async (change, _k, isThrough) => {
    const { entities } = change.registry.current();
    const isThere = entities.has(OLD);
    expect(entities.get('department')?.fields.has(OLD)).toBe(isThere);
    expect(entities.get('company')?.inverses.some(({ entity }) => entity === OLD)).toBe(isThere);
    if (isThrough) expect(isThere).toBe(!wasThere);
    wasThere = isThere;
  });
  expect(through).toBeGreaterThan(10);
});

/** Half of the attempts each: much of it is waiting. */
it.for([1, 2])(
  'a change of type that is killed anywhere goes on after the next start, and loses nothing',
  { timeout: PATIENCE_MS, concurrent: true },
  async (first) => {
    const lane = await begin();
    const { database } = lane;
    // The name keeps what the text was at first.
    const columns = Array.from({ length: QUANTITIES }, (_, n) => quantity(n));
    await database.run(
      sql`INSERT INTO entity.department (id, name, ${raw(columns.join(', '))}) SELECT gen_random_uuid(), v, ${raw(columns.map(() => 'v').join(', '))}
        FROM generate_series(1, ${ROWS}::int) n, LATERAL (SELECT CASE WHEN n % 3 = 0 THEN 'none' ELSE n::text END AS v) t`,
    );
    const types = new Map(columns.map((name) => [name, { type: 'text', changes: 0 }]));
    const through = await untilThrough(lane, { scenario: 'convert', first, step: 2 }, async (change, k, isThrough) => {
      const name = quantity(k);
      const before = types.get(name) as { type: string; changes: number };
      const field = change.registry.current().entities.get('department')?.fields.get(name);
      const type = field?.type.name as string;
      if (isThrough) expect(type).not.toBe(before.type);
      // Either nothing of it was committed, or all of it was done in the end.
      const changes = before.changes + (type === before.type ? 0 : 1);
      const begun = await database.tuples(sql`SELECT state FROM vinculo.conversion WHERE field = ${name}`);
      expect(begun).toEqual(Array.from({ length: changes }, () => ['done']));
      types.set(name, { type, changes });
      const expected = raw(type === 'text' ? 'name' : "CASE WHEN name <> 'none' THEN name::bigint END");
      const wrong = sql`SELECT 1 FROM entity.department WHERE ${raw(field?.columns[0] ?? '')} IS DISTINCT FROM (${expected}) LIMIT 1`;
      expect(await database.tuples(wrong)).toEqual([]);
    });
    expect(through).toBeGreaterThan(30);
  },
);
