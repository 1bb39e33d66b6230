import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { sql } from '#core/kit/sql.ts';
import { openDatabase } from '#core/sql/database.ts';
import { addressOf } from '#core/test/address-of.ts';
import { eventually } from '#core/test/eventually.ts';
import { createTestConnection } from '#core/test/test-database.ts';

const root = join(import.meta.dirname, '..');
const running = new Set<ChildProcess>();
const folders = new Set<string>();

interface Started {
  readonly child: ChildProcess;
  readonly address: string;
  readonly cookie: () => Promise<string>;
}

const ADMIN = { VINCULO_ADMIN_EMAIL: 'ana@vinculo.example', VINCULO_ADMIN_PASSWORD: 'correct horse' };

function newFolder(mode = 0o755): string {
  const folder = mkdtempSync(join(tmpdir(), 'vinculo-start-'));
  chmodSync(folder, mode);
  folders.add(folder);
  return folder;
}

function launch(env: Readonly<Record<string, string>>): { child: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, [join(root, 'scripts', 'start.ts'), '--api-only'], {
    cwd: root,
    env: { ...process.env, ...ADMIN, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let text = '';
  child.stdout?.on('data', (chunk) => {
    text += String(chunk);
  });
  child.stderr?.on('data', (chunk) => {
    text += String(chunk);
  });
  return { child, output: () => text };
}

async function start(env: Readonly<Record<string, string>>): Promise<Started> {
  const { child, output } = launch(env);
  for (let i = 0; i < 300; i += 1) {
    const address = /ready: (http:\S+)/.exec(output())?.[1];
    if (address) return { child, address, cookie: () => signIn(address) };
    if (child.exitCode !== null) break;
    await sleep(100);
  }
  throw new Error(`it did not start: ${output()}`);
}

async function refusal(env: Readonly<Record<string, string>>): Promise<{ code: number | null; lines: string[] }> {
  const { child, output } = launch(env);
  if (child.exitCode === null) await once(child, 'exit');
  await sleep(50);
  return { code: child.exitCode, lines: output().trim().split('\n') };
}

const FOUNDER = { email: ADMIN.VINCULO_ADMIN_EMAIL, password: ADMIN.VINCULO_ADMIN_PASSWORD };
const MEMBER = { email: 'rui@vinculo.example', password: 'another horse' };

async function signIn(address: string, credentials = FOUNDER): Promise<string> {
  const reply = await fetch(`${address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(credentials),
  });
  return String(reply.headers.get('set-cookie')).split(';')[0] as string;
}

async function call({ address, cookie }: Started, method: string, path: string, body: unknown): Promise<{ data: { id: string } }> {
  const headers = { 'content-type': 'application/json', cookie: await cookie() };
  const reply = await fetch(`${address}/api/v1${path}`, { method, headers, body: JSON.stringify(body) });
  if (!reply.ok) throw new Error(await reply.text());
  return (await reply.json()) as { data: { id: string } };
}

async function addMember(started: Started): Promise<string> {
  const { data } = await call(started, 'POST', '/records/user', { name: 'Rui Salgado', language: 'en' });
  await call(started, 'PUT', `/users/${data.id}/access`, { ...MEMBER, role: 'member' });
  return data.id;
}

async function addCompany({ address, cookie }: Started, name: string): Promise<number> {
  const reply = await fetch(`${address}/api/v1/records/company`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: await cookie() },
    body: JSON.stringify({ name }),
  });
  return reply.status;
}

async function companies({ address, cookie }: Started): Promise<string[]> {
  const reply = await fetch(`${address}/api/v1/records/company?sort=name`, { headers: { cookie: await cookie() } });
  return ((await reply.json()) as { data: { name: string }[] }).data.map((company) => company.name);
}

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill(signal);
    await once(child, 'exit');
  }
  return child.exitCode;
}

const serverPid = (folder: string) => Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
const isServing = (folder: string) => existsSync(join(folder, 'postgres', 'postmaster.pid'));

afterEach(async () => {
  for (const child of running) await stop(child, 'SIGTERM');
  running.clear();
  for (const folder of folders) {
    if (isServing(folder)) process.kill(serverPid(folder), 'SIGINT');
    await sleep(isServing(folder) ? 500 : 0);
    rmSync(folder, { recursive: true, force: true });
  }
  folders.clear();
});

describe('npm start', () => {
  it('starts with its own database, and Ctrl-C stops both', async () => {
    const folder = newFolder();
    const first = await start({ VINCULO_DATA: folder });
    expect(await addCompany(first, 'A')).toBe(201);
    expect(await stop(first.child, 'SIGINT')).toBe(0);
    expect(isServing(folder)).toBe(false);
    const second = await start({ VINCULO_DATA: folder });
    expect(await companies(second)).toEqual(['A']);
  });

  it('attaches as a second node to a data folder in use; the last one stops the database', async () => {
    const folder = newFolder();
    const first = await start({ VINCULO_DATA: folder });
    const second = await start({ VINCULO_DATA: folder });
    expect(await addCompany(first, 'A')).toBe(201);
    expect(await companies(second)).toEqual(['A']);
    await stop(first.child, 'SIGTERM');
    expect(await addCompany(second, 'B')).toBe(201);
    await stop(second.child, 'SIGTERM');
    expect(isServing(folder)).toBe(false);
  });

  it.runIf(process.getuid?.() === 0)(
    'as root below a folder that only root can enter keeps the database elsewhere and says where',
    async () => {
      const folder = newFolder(0o700);
      const first = await start({ VINCULO_DATA: folder });
      expect(await addCompany(first, 'A')).toBe(201);
      await stop(first.child, 'SIGTERM');
      const moved = readFileSync(join(folder, 'postgres.place'), 'utf8').trim();
      expect(existsSync(join(moved, 'postgres', 'PG_VERSION'))).toBe(true);
      const second = await start({ VINCULO_DATA: folder });
      expect(await companies(second)).toEqual(['A']);
      await stop(second.child, 'SIGTERM');
      rmSync(moved, { recursive: true });
    },
  );

  it('starts twice at the same moment on an empty folder', async () => {
    const folder = newFolder();
    const [first, second] = await Promise.all([start({ VINCULO_DATA: folder }), start({ VINCULO_DATA: folder })]);
    expect(await addCompany(first, 'A')).toBe(201);
    expect(await companies(second)).toEqual(['A']);
  });

  it('loses nothing that was acknowledged when the app is killed, and starts again', async () => {
    const folder = newFolder();
    const first = await start({ VINCULO_DATA: folder });
    for (const name of ['A', 'B', 'C']) expect(await addCompany(first, name)).toBe(201);
    await stop(first.child, 'SIGKILL');
    expect(isServing(folder)).toBe(true);
    expect(await companies(await start({ VINCULO_DATA: folder }))).toEqual(['A', 'B', 'C']);
  });

  it('tells people what was committed, once, although the app was killed in the same moment', async () => {
    const folder = newFolder();
    const first = await start({ VINCULO_DATA: folder });
    const member = await addMember(first);
    await call(first, 'POST', '/records/company', { name: 'A', owner: member });
    await stop(first.child, 'SIGKILL');
    const second = await start({ VINCULO_DATA: folder });
    const cookie = await signIn(second.address, MEMBER);
    const inbox = async () =>
      (await (await fetch(`${second.address}/api/v1/notifications`, { headers: { cookie } })).json()) as { data: { kind: string }[] };
    const { data } = await eventually(inbox, (list) => list.data.length > 0);
    expect(data).toMatchObject([{ kind: 'assigned', record: { title: 'A' } }]);
  });

  it('loses nothing when the database is killed, and goes on by itself', async () => {
    const folder = newFolder();
    const app = await start({ VINCULO_DATA: folder });
    expect(await addCompany(app, 'A')).toBe(201);
    process.kill(serverPid(folder), 'SIGKILL');
    let status = 0;
    for (let i = 0; i < 60 && status !== 201; i += 1) {
      await sleep(500);
      status = await addCompany(app, 'B').catch(() => 0);
    }
    expect(await companies(app)).toEqual(['A', 'B']);
  });
});

describe('what cannot work is said in one sentence', () => {
  it('a port in use that was asked for', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address ? String(address.port) : '';
    const { code, lines } = await refusal({ VINCULO_DATA: newFolder(), PORT: port });
    server.close();
    expect({ code, lines }).toEqual({ code: 1, lines: [expect.stringContaining(`Port ${port} is in use`)] });
  });

  it.each([
    ['a port that is none', { PORT: 'http' }, /PORT must be a whole number/],
    ['a mail server of another kind', { SMTP_URL: 'https://mail.example' }, /SMTP_URL must be an address/],
    ['a database address of another kind', { DATABASE_URL: 'mysql://x/y' }, /DATABASE_URL must be an address/],
    ['a database that does not answer', { DATABASE_URL: 'postgres://127.0.0.1:1/none' }, /database cannot be reached/],
    ['a data folder that is a file', { VINCULO_DATA: join(root, 'package.json') }, /data folder .* cannot be written/],
    ['an administrator without a password', { VINCULO_ADMIN_PASSWORD: '' }, /go together/],
  ])('%s', async (_name, env, sentence) => {
    const { code, lines } = await refusal({ VINCULO_DATA: newFolder(), ...env });
    expect(code).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(sentence);
  });

  it('a database of a newer version, which stays as it is', async () => {
    const connection = await createTestConnection();
    const database = openDatabase({ connection, size: 1 });
    await database.run(sql`INSERT INTO vinculo.migration (name, batch, migration_time) VALUES ('9999_future', 2, now())`);
    await database.close();
    const { code, lines } = await refusal({ VINCULO_DATA: newFolder(), DATABASE_URL: addressOf(connection) });
    expect({ code, lines }).toEqual({ code: 1, lines: [expect.stringContaining('written by a newer version')] });
  });
});
