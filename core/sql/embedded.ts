import { spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { type Connection, DatabaseStartError } from '#core/sql/connection.ts';
import { findPlace, type Place } from '#core/sql/embedded-place.ts';

export interface EmbeddedServer {
  readonly connection: Connection;
  readonly notice: string | undefined;
  /** True when the server was already running: another node uses it, or it outlived one. */
  readonly adopted: boolean;
  /** Starts it again if it died, unless it was released. */
  revive(): Promise<void>;
  /** Stops the server if nobody else is connected. */
  release(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly dataFolder: string;
  /** Further server settings, such as { fsync: 'off' } for tests. */
  readonly settings?: Readonly<Record<string, string>>;
}

const USER = 'vinculo';
const DATABASE = 'vinculo';
const APPLICATION = 'vinculo';
const SOCKET_PORT = 5432;

/** Brings up the PostgreSQL that comes with the product, or attaches to the one already running on this folder. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const place = await findPlace(options.dataFolder);
  if (!existsSync(join(place.cluster, 'PG_VERSION'))) await createCluster(place);
  const running = await runningConnection(place);
  const connection = running ?? (await startServer(place, options.settings ?? {}));
  await createDatabase(connection);
  let released = false;
  return {
    connection: { ...connection, database: DATABASE },
    notice: place.notice,
    adopted: running !== undefined,
    revive: async () => {
      const serving = await runningConnection(place);
      if (serving === undefined && !released) await startServer(place, options.settings ?? {});
    },
    release: async () => {
      released = true;
      await stopIfUnused(place, connection);
    },
  };
}

/** Made beside its place and moved there when whole, so that a killed or doubled first start leaves no half cluster. */
async function createCluster(place: Place): Promise<void> {
  const unfinished = `${place.cluster}.${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  ownFolder(place, unfinished);
  const flags = [
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--auth=trust',
    `--username=${USER}`,
  ];
  await run(place, 'initdb', ['-D', unfinished, ...flags]);
  try {
    renameSync(unfinished, place.cluster);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(join(place.cluster, 'PG_VERSION'))) throw error;
  }
}

/** A folder that the server's user owns and nobody else can enter. */
function ownFolder(place: Place, folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  if (place.identity.uid !== undefined && place.identity.gid !== undefined) chownSync(folder, place.identity.uid, place.identity.gid);
}

async function startServer(place: Place, settings: Readonly<Record<string, string>>): Promise<Connection> {
  if (place.socket !== undefined && place.socket !== place.cluster) ownFolder(place, place.socket);
  const port = place.socket === undefined ? await freePort() : SOCKET_PORT;
  const all: Record<string, string> = {
    listen_addresses: place.socket === undefined ? '127.0.0.1' : '',
    unix_socket_directories: place.socket ?? '',
    unix_socket_permissions: '0700',
    port: String(port),
    max_connections: '400',
    shared_buffers: '256MB',
    random_page_cost: '1.1',
    max_wal_size: '4GB',
    jit: 'off',
    ...settings,
  };
  const flags = Object.entries(all).map(([name, value]) => `-c ${name}='${value}'`);
  try {
    await run(place, 'pg_ctl', ['start', '-w', '-D', place.cluster, '-l', join(place.cluster, 'server.log'), '-o', flags.join(' ')]);
  } catch (cause) {
    // Another node may have started it in the same moment.
    const running = await runningConnection(place);
    if (running) return running;
    throw new DatabaseStartError(
      `The embedded PostgreSQL in ${place.cluster} did not start: ${lastLogLine(place)} The whole log is server.log in that folder.`,
      { cause },
    );
  }
  return connectionAt(place, port);
}

function connectionAt(place: Place, port: number): Connection {
  return { host: place.socket ?? '127.0.0.1', port, user: USER, database: 'postgres' };
}

/** The connection of a live server on this cluster, found through its postmaster.pid. */
async function runningConnection(place: Place): Promise<Connection | undefined> {
  const file = join(place.cluster, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const port = Number(readFileSync(file, 'utf8').split('\n')[3]);
  const connection = connectionAt(place, port);
  const patience = Date.now() + 15_000;
  for (;;) {
    const answer = await answers(connection);
    if (answer === 'yes') return connection;
    if (answer === 'no' || Date.now() > patience) return undefined;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** 'starting' while the server recovers or shuts down. */
async function answers(connection: Connection): Promise<'yes' | 'no' | 'starting'> {
  const client = new pg.Client({ ...connection, application_name: 'vinculo-probe' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return 'yes';
  } catch (error) {
    return (error as { code?: string }).code === '57P03' ? 'starting' : 'no';
  }
}

async function createDatabase(connection: Connection): Promise<void> {
  const client = new pg.Client({ ...connection, application_name: 'vinculo-probe' });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } catch (error) {
    // 42P04, 23505: another node created it in the same moment.
    if (!['42P04', '23505'].includes((error as { code: string }).code)) throw error;
  } finally {
    await client.end();
  }
}

async function stopIfUnused(place: Place, connection: Connection): Promise<void> {
  const client = new pg.Client({ ...connection, application_name: 'vinculo-probe' });
  try {
    await client.connect();
    // The server takes a moment to notice that our own connections are closed.
    let inUse = true;
    for (let attempt = 0; inUse && attempt < 20; attempt += 1) {
      if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, 100));
      const others = await client.query('SELECT 1 FROM pg_stat_activity WHERE application_name = $1 LIMIT 1', [APPLICATION]);
      inUse = others.rowCount !== 0;
    }
    await client.end();
    if (inUse) return;
  } catch {
    // It is not running: nothing to stop.
    return;
  }
  await run(place, 'pg_ctl', ['stop', '-w', '-m', 'fast', '-D', place.cluster]);
}

function run(place: Place, program: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    // pg_ctl hands its streams to the server, so they must not be pipes that we wait for.
    const child = spawn(join(place.binaries, program), args, {
      ...place.identity,
      cwd: place.identity.uid === undefined ? undefined : '/',
      stdio: 'ignore',
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new DatabaseStartError(`${program} ended with code ${code}.`))));
  });
}

function lastLogLine(place: Place): string {
  const file = join(place.cluster, 'server.log');
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  return lines.findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? lines.at(-1) ?? 'it left no message.';
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
