import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterAll } from 'vitest';
import { buildApp } from '#core/app.ts';
import { type Engine, startEngine } from '#core/engine.ts';
import type { Connection } from '#core/sql/connection.ts';
import { createTestConnection } from '#core/test/test-database.ts';
import { STARTED } from '#core/test/test-server.ts';

export interface TestApp {
  readonly app: FastifyInstance;
  readonly engine: Engine;
  readonly connection: Connection;
  /** What failed without a request. */
  readonly failures: readonly unknown[];
  /** Stops the node before the end of the file, as a shutdown would. */
  close(): Promise<void>;
  /** Sends a request as somebody; a body is sent as JSON. */
  send(request: TestRequest): Promise<TestReply>;
}

export interface TestRequest {
  readonly as?: Session;
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface TestReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came back.
  readonly body: any;
}

export interface Session {
  readonly cookie: string;
  readonly userId: string;
}

export const SETUP_CODE = 'TEST-CODE';
export const FOUNDER = { email: 'ana@vinculo.example', password: 'correct horse', name: 'Ana Prata' };

export interface TestAppOptions {
  readonly connection?: Connection;
  readonly pluginFolders?: readonly string[];
  /** Also what goes on in the background: jobs, plugins' events, notifications and mails. */
  readonly background?: boolean;
  readonly smtpUrl?: string;
  readonly publicUrl?: string;
}

const open = new Set<() => Promise<void>>();

afterAll(async () => {
  for (const close of open) await close();
});

/** A whole node on a database of its own (or on that of another node), without a network. */
export async function buildTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const { connection, pluginFolders = [], background = false, smtpUrl, publicUrl } = options;
  const place = connection ?? (await createTestConnection(STARTED));
  const failures: unknown[] = [];
  const config = { secret: 'a secret for tests only', publicUrl, administrator: undefined, smtpUrl };
  const engine = await startEngine({ connection: place, config, pluginFolders, onError: (error) => failures.push(error) });
  const app = await buildApp({ engine, setupCode: SETUP_CODE, logger: process.env['VINCULO_TEST_LOG'] ? { level: 'error' } : false });
  if (background) await engine.background.start();
  const close = async () => {
    if (!open.delete(close)) return;
    await app.close();
    await engine.stop();
  };
  open.add(close);
  return { app, engine, connection: place, failures, close, send: (request) => send(app, request) };
}

async function send(app: FastifyInstance, { as, method = 'GET', url, body, headers }: TestRequest): Promise<TestReply> {
  const options: InjectOptions = {
    method,
    url: `/api/v1${url}`,
    headers: { ...(as && { cookie: as.cookie }), ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { payload: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body) }),
  };
  const reply = await app.inject(options);
  const type = String(reply.headers['content-type'] ?? '');
  return { status: reply.statusCode, headers: reply.headers, body: type.includes('json') && reply.body !== '' ? reply.json() : reply.body };
}

/** Does the first-run page's work and signs the founder in. */
export async function setUpApp(
  app: TestApp,
  language: 'en' | 'pt' | 'es' = 'en',
  more: { readonly demo?: boolean } = {},
): Promise<Session> {
  const body = {
    ...FOUNDER,
    code: SETUP_CODE,
    language,
    country: 'PT',
    currency: 'EUR',
    timeZone: 'Europe/Lisbon',
    organisation: 'Prata & Filhos',
    ...more,
  };
  const reply = await app.send({ method: 'POST', url: '/setup', body });
  if (reply.status !== 201) throw new Error(`set-up failed: ${JSON.stringify(reply.body)}`);
  return sessionOf(reply);
}

export function sessionOf(reply: TestReply): Session {
  const cookie = String(reply.headers['set-cookie']).split(';')[0] as string;
  return { cookie, userId: reply.body.user.id as string };
}

/** A colleague who may use the product but not change it. */
export async function addMember(app: TestApp, as: Session, name = 'Rui Salgado'): Promise<Session> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@vinculo.example`;
  const user = await app.send({
    as,
    method: 'POST',
    url: '/records/user',
    body: { name, language: 'en', country: 'PT', time_zone: 'Europe/Lisbon' },
  });
  await app.send({
    as,
    method: 'PUT',
    url: `/users/${user.body.data.id}/access`,
    body: { email, role: 'member', password: 'another horse' },
  });
  return sessionOf(await app.send({ method: 'POST', url: '/session', body: { email, password: 'another horse' } }));
}
