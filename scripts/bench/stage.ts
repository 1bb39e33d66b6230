import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { raw, sql } from '#core/kit/sql.ts';
import { createRegistryStore } from '#core/registry/registry-store.ts';
import type { Connection } from '#core/sql/connection.ts';
import { type Database, openDatabase } from '#core/sql/database.ts';
import { startEmbedded } from '#core/sql/embedded.ts';
import type { Cleanup } from '#scripts/bench/cleanup.ts';
import { type Sizes, sizesAt } from '#scripts/bench/fill/data-set.ts';
import { fillDatabase } from '#scripts/bench/fill/fill-database.ts';
import type { Options } from '#scripts/bench/options.ts';
import { residentMegabytes } from '#scripts/bench/process-figures.ts';
import { type Product, startProduct } from '#scripts/bench/product.ts';
import { startProgram } from '#scripts/bench/program.ts';
import { searchedTexts } from '#scripts/bench/searched-texts.ts';
import type { Side } from '#scripts/bench/side.ts';
import { stopDatabase } from '#scripts/bench/stop-database.ts';

/** Both servers on one filled database. */
export interface Stage {
  readonly options: Options;
  readonly sizes: Sizes;
  readonly connection: Connection;
  readonly dataFolder: string;
  readonly cleanup: Cleanup;
  readonly database: Database;
  readonly product: Product;
  readonly ours: Side;
  readonly theirs: Side;
  /** Of the app, half a minute after its start, before anybody signed in; undefined when nobody wants to know. */
  readonly idleMegabytes: number | undefined;
  /** From the start of the process to the first answer: on an empty folder, and on the filled one. */
  readonly starts: { readonly first: number; readonly second: number };
}

/** Says what goes on, for the person who waits. */
export type Say = (text: string) => void;

export interface Setting {
  readonly options: Options;
  readonly cleanup: Cleanup;
  readonly say: Say;
}

/** A fresh folder, our product on it, the data set, and beside it the hand-written server on the same PostgreSQL. */
export async function setStage({ options, cleanup, say }: Setting): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'vinculo-bench-'));
  // As root the database runs as another user, who has to get in.
  chmodSync(folder, 0o755);
  cleanup.add(() => rmSync(folder, { recursive: true, force: true }));
  const dataFolder = join(folder, 'data');
  cleanup.add(() => stopDatabase(dataFolder));

  const fresh = await startProduct(dataFolder, cleanup);
  const { connection } = await startEmbedded({ dataFolder });
  const sizes = sizesAt(options.scale);
  say(
    `Filling: ${Object.entries(sizes)
      .map(([name, count]) => `${name} ${count.toLocaleString('en')}`)
      .join(', ')} …`,
  );
  await withDatabase(connection, async (database) => {
    await tasksDone(database);
    await fillDatabase(database, sizes);
  });
  await fresh.program.stop();

  const product = await startProduct(dataFolder, cleanup);
  const idleMegabytes = await idleMemory(product, options, say);
  const database = openDatabase({ connection, size: 4 });
  cleanup.add(() => database.close());
  const ours: Side = { name: 'ours', pid: product.program.pid, origin: product.origin, headers: { cookie: await product.cookie() } };
  const theirs = await startHandWritten({ connection, database, cleanup });
  const starts = { first: fresh.firstAnswerMs, second: product.firstAnswerMs };
  return { options, sizes, connection, dataFolder, cleanup, database, product, ours, theirs, idleMegabytes, starts };
}

/** One more of our servers on the same data. */
export async function startAnotherNode({ dataFolder, cleanup }: Stage): Promise<{ side: Side; stop(): Promise<void> }> {
  const { program, origin, cookie } = await startProduct(dataFolder, cleanup);
  return { side: { name: 'ours', pid: program.pid, origin, headers: { cookie: await cookie() } }, stop: program.stop };
}

const IDLE_MS = 30_000;

async function idleMemory({ program }: Product, { only }: Options, say: Say): Promise<number | undefined> {
  if (only.length > 0 && !only.includes('memory')) return undefined;
  say('Waiting half a minute for the idle memory …');
  await sleep(IDLE_MS);
  return residentMegabytes(program.pid);
}

async function withDatabase(connection: Connection, work: (database: Database) => Promise<void>): Promise<void> {
  const database = openDatabase({ connection, size: 2 });
  try {
    await work(database);
  } finally {
    await database.close();
  }
}

/** What the product still has to do after its first start, such as building indexes. */
async function tasksDone(database: Database): Promise<void> {
  for (;;) {
    const [row] = await database.tuples(
      sql`SELECT count(*)::int FROM vinculo.change_task WHERE finished_at IS NULL AND state IN ('waiting', 'running')`,
    );
    if (row?.[0] === 0) return;
    await sleep(100);
  }
}

async function startHandWritten({
  connection,
  database,
  cleanup,
}: {
  connection: Connection;
  database: Database;
  cleanup: Cleanup;
}): Promise<Side> {
  const registry = createRegistryStore(database);
  await registry.reload();
  const token = randomBytes(16).toString('hex');
  await database.run(raw('CREATE SEQUENCE IF NOT EXISTS public.hand_written_number START 900000'));
  const [administrator] = await database.tuples(sql`SELECT user_id FROM vinculo.credential ORDER BY updated_at LIMIT 1`);
  const program = await startProgram({
    args: [join('scripts', 'bench', 'hand-written-server.ts')],
    env: {
      CONNECTION: JSON.stringify(connection),
      SEARCHED: JSON.stringify(searchedTexts(registry.current())),
      TOKEN: token,
      NODE_ENV: 'production',
    },
    ready: /ready: (http:\S+)/,
    cleanup,
  });
  return {
    name: 'hand-written',
    pid: program.pid,
    origin: program.said,
    headers: { authorization: `Bearer ${token}`, 'x-user': String(administrator?.[0]) },
  };
}
