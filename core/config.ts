import { randomBytes } from 'node:crypto';
import { accessSync, chmodSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface Config {
  readonly host: string;
  readonly port: number;
  /** True when PORT was given: then a port in use is an error instead of a reason to take the next one. */
  readonly portIsFixed: boolean;
  /** Absolute path. */
  readonly dataFolder: string;
  /** Unset = the embedded PostgreSQL in the data folder. */
  readonly databaseUrl: string | undefined;
  /** Signs cursors and sessions. */
  readonly secret: string;
  readonly administrator: { readonly email: string; readonly password: string } | undefined;
  readonly demo: boolean;
  /** Address that people use, for links and origin checks. */
  readonly publicUrl: string | undefined;
  readonly trustProxy: boolean;
  /** The mail server; unset = no mail is sent. */
  readonly smtpUrl: string | undefined;
}

/** What is wrong with the environment, in one sentence each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

type Environment = Readonly<Record<string, string | undefined>>;

interface Reading {
  readonly env: Environment;
  /** Sentences about what is wrong, collected. */
  readonly wrong: string[];
}

/** Reads the environment once. Throws a ConfigError whose message names every variable that is wrong. */
export function readConfig(env: Environment): Config {
  const wrong: string[] = [];
  const dataFolder = resolve(env['VINCULO_DATA'] ?? '.data');
  const config = {
    host: env['HOST'] ?? '127.0.0.1',
    port: readPort(env['PORT'], wrong),
    portIsFixed: env['PORT'] !== undefined && env['PORT'] !== '',
    dataFolder,
    databaseUrl: readUrl({ env, wrong }, 'DATABASE_URL', ['postgres:', 'postgresql:']),
    administrator: readAdministrator(env, wrong),
    demo: env['VINCULO_DEMO'] === '1',
    publicUrl: readUrl({ env, wrong }, 'VINCULO_URL', ['http:', 'https:']),
    trustProxy: env['VINCULO_TRUST_PROXY'] === '1',
    smtpUrl: readUrl({ env, wrong }, 'SMTP_URL', ['smtp:', 'smtps:']),
  };
  if (env['VINCULO_SECRET'] !== undefined && env['VINCULO_SECRET'].length < 16)
    wrong.push('VINCULO_SECRET must have at least 16 characters.');
  if (wrong.length > 0) throw new ConfigError(wrong.join('\n'));
  prepareFolder(dataFolder);
  return { ...config, secret: env['VINCULO_SECRET'] ?? storedSecret(dataFolder) };
}

function readPort(text: string | undefined, wrong: string[]): number {
  if (text === undefined || text === '') return 3000;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  wrong.push(`PORT must be a whole number from 0 to 65535, not “${text}”.`);
  return 0;
}

function readUrl({ env, wrong }: Reading, name: string, protocols: readonly string[]): string | undefined {
  const text = env[name];
  if (text === undefined || text === '') return undefined;
  if (URL.canParse(text) && protocols.includes(new URL(text).protocol)) return text;
  wrong.push(`${name} must be an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}.`);
  return undefined;
}

function readAdministrator(env: Environment, wrong: string[]): Config['administrator'] {
  const email = env['VINCULO_ADMIN_EMAIL'];
  const password = env['VINCULO_ADMIN_PASSWORD'];
  if (!email && !password) return undefined;
  if (email?.includes('@') && password && password.length >= 12) return { email, password };
  wrong.push('VINCULO_ADMIN_EMAIL and VINCULO_ADMIN_PASSWORD go together: an e-mail address and a password of at least 12 characters.');
  return undefined;
}

function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new ConfigError(`The data folder ${folder} cannot be written. Choose another one with VINCULO_DATA, or change its permissions.`, {
      cause,
    });
  }
}

/** The secret outlives restarts and is shared by nodes on one data folder. */
function storedSecret(dataFolder: string): string {
  const file = join(dataFolder, 'secret');
  if (!existsSync(file)) {
    try {
      writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      // Another node starting at the same moment wrote it first: read theirs.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  chmodSync(file, 0o600);
  return readFileSync(file, 'utf8');
}
