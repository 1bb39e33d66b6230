import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type APIRequestContext, test as base, expect, type Page, request } from '@playwright/test';
import pg from 'pg';
import { startEmbedded } from '#core/sql/embedded.ts';

const root = join(import.meta.dirname, '..', '..');

/** The product as a stranger starts it: its own process, database and built web app. */
export interface Product {
  readonly address: string;
  /** The code of the first-run page. */
  readonly code: string;
  /** What somebody does to its database by hand, behind its back. */
  alter(statement: string): Promise<void>;
  /** Calls the API as the administrator; sets the installation up if nobody has. */
  administrator(language?: string): Promise<APIRequestContext>;
}

export const FOUNDER = { name: 'Ana Prata', email: 'ana@vinculo.example', password: 'correct horse battery' };

export const test = base.extend<{ noErrors: undefined; fresh: Product }, { product: Product }>({
  product: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
    async ({}, use) => withProduct(use),
    { scope: 'worker', timeout: 120_000 },
  ],
  /** One that nobody has set up, for this test alone. */
  fresh: [
    async ({ page }, use) =>
      withProduct(async (product) => {
        await use(product);
        // It would report that its server is gone.
        await page.close();
      }),
    { timeout: 120_000 },
  ],
  /** A page that reports an error to the console fails its test. */
  noErrors: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      page.on('console', (message) => {
        // A refused request is shown to the user; the browser's own note of it is not an error of the page.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) errors.push(message.text());
      });
      await use(undefined);
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
});

async function withProduct(use: (product: Product) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'vinculo-e2e-'));
  // As root the database runs as another user, who has to get in.
  chmodSync(folder, 0o755);
  const { child, address, code } = await start(folder);
  let api: APIRequestContext | undefined;
  // One session for all tests: nobody may sign in as often as they ask for it.
  const administrator = async (language = 'en') => {
    if (!api || !(await api.get('/api/v1/session')).ok()) api = await signInByApi(address, code, language);
    return api;
  };
  const alter = (statement: string) => alterDatabase(folder, statement);
  await use({ address, code, alter, administrator });
  child.kill('SIGTERM');
  await once(child, 'exit');
  rmSync(folder, { recursive: true, force: true });
}

async function alterDatabase(folder: string, statement: string): Promise<void> {
  const server = await startEmbedded({ dataFolder: folder });
  const client = new pg.Client(server.connection);
  await client.connect();
  await client.query(statement);
  await client.end();
}

async function start(folder: string): Promise<{ child: ChildProcess; address: string; code: string }> {
  const env = { ...process.env, VINCULO_DATA: folder, PORT: '0', VINCULO_ADMIN_EMAIL: '', VINCULO_ADMIN_PASSWORD: '' };
  const child = spawn(process.execPath, [join(root, 'scripts', 'start.ts')], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      output += String(chunk);
    });
  }
  for (let i = 0; i < 600; i += 1) {
    const address = /ready: (http:\S+)/.exec(output)?.[1];
    const code = /code: (\S+)/.exec(output)?.[1];
    if (address && code) return { child, address, code };
    if (child.exitCode !== null) break;
    await sleep(100);
  }
  throw new Error(`The product did not start: ${output}`);
}

async function signInByApi(address: string, code: string, language: string): Promise<APIRequestContext> {
  const context = await request.newContext({ baseURL: address });
  const { email, password, name } = FOUNDER;
  const place = { language, country: 'PT', currency: 'EUR', timeZone: 'Europe/Lisbon', organisation: 'Prata & Filhos' };
  const created = await context.post('/api/v1/setup', { data: { email, password, name, code, ...place } });
  if (!created.ok()) await context.post('/api/v1/session', { data: { email, password } });
  return context;
}

/** Signs the page in as the administrator, without the sign-in form, and sets how it looks to them. */
export async function signIn(page: Page, product: Product, preferences: Readonly<Record<string, string>> = {}): Promise<APIRequestContext> {
  const api = await product.administrator();
  await api.patch('/api/v1/session/preferences', { data: { language: 'en', country: 'PT', theme: 'light', ...preferences } });
  await page.context().addCookies((await api.storageState()).cookies);
  return api;
}

export { expect };
