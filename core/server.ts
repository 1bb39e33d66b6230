import { randomInt } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '#core/app.ts';
import type { Config } from '#core/config.ts';
import { type Engine, startEngine } from '#core/engine.ts';
import { isAppError } from '#core/errors.ts';
import { setUp } from '#core/plugins/set-up.ts';
import { readOrganisation } from '#core/settings/organisation.ts';
import { DatabaseStartError } from '#core/sql/connection.ts';
import { type EmbeddedServer, startEmbedded } from '#core/sql/embedded.ts';

/** Why the server did not start, in one sentence for the person at the terminal. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

export interface RunningServer {
  readonly address: string;
  /** Printed once, for the first administrator; undefined when there is one. */
  readonly setupCode: string | undefined;
  readonly notices: readonly string[];
  readonly engine: Engine;
  readonly app: FastifyInstance;
  stop(): Promise<void>;
}

export interface ServerOptions {
  readonly config: Config;
  readonly pluginFolders: readonly string[];
  readonly webFolder?: string;
  readonly log?: boolean;
  /** Settings of the embedded PostgreSQL, for tests. */
  readonly databaseSettings?: Readonly<Record<string, string>>;
}

/** Database, engine and HTTP, in this order; stopping undoes them in the reverse one. */
export async function startServer({
  config,
  pluginFolders,
  webFolder,
  log = true,
  databaseSettings,
}: ServerOptions): Promise<RunningServer> {
  const embedded =
    config.databaseUrl === undefined
      ? await startEmbedded({ dataFolder: config.dataFolder, ...(databaseSettings && { settings: databaseSettings }) })
      : undefined;
  const connection = embedded?.connection ?? { connectionString: config.databaseUrl as string };
  const setupCode = makeSetupCode();
  let app: FastifyInstance | undefined;
  const onError = (error: unknown, what: string) => {
    app?.log.error({ err: error }, what);
    void embedded?.revive().catch((cause: unknown) => app?.log.error({ err: cause }, 'embedded database'));
  };
  let engine: Engine | undefined;
  try {
    engine = await startEngine({ connection, config, pluginFolders, onError });
    await createConfiguredAdministrator(engine, config);
    app = await buildApp({
      engine,
      setupCode,
      ...(webFolder !== undefined && { webFolder }),
      trustProxy: config.trustProxy,
      logger: log && { level: 'warn' },
    });
    const address = await listen(app, config);
    void engine.background.start().catch((error: unknown) => onError(error, 'background'));
    const isNew = (await readOrganisation(engine.database)) === undefined;
    return {
      address,
      setupCode: isNew ? setupCode : undefined,
      notices: embedded?.notice ? [embedded.notice] : [],
      engine,
      app,
      stop: () => stopAll(app, engine, embedded),
    };
  } catch (error) {
    await stopAll(app, engine, embedded);
    throw error instanceof DatabaseStartError ? new StartError(error.message, { cause: error }) : error;
  }
}

async function stopAll(app: FastifyInstance | undefined, engine: Engine | undefined, embedded: EmbeddedServer | undefined): Promise<void> {
  await app?.close();
  await engine?.stop();
  await embedded?.release();
}

const MAX_PORTS = 50;

/** A port that was asked for must be free; the usual one may give way to the next. */
async function listen(app: FastifyInstance, { host, port, portIsFixed }: Config): Promise<string> {
  for (let candidate = port; ; candidate += 1) {
    try {
      return await app.listen({ host, port: candidate });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EADDRINUSE' && !portIsFixed && candidate < port + MAX_PORTS) continue;
      if (code === 'EADDRINUSE')
        throw new StartError(`Port ${candidate} is in use by another program. Choose another one with PORT.`, { cause: error });
      if (code === 'EACCES')
        throw new StartError(`Port ${candidate} needs more rights than this user has. Choose one above 1023 with PORT.`, { cause: error });
      throw new StartError(`It is not possible to listen on ${host}:${candidate}: ${(error as Error).message}.`, { cause: error });
    }
  }
}

/** With VINCULO_ADMIN_EMAIL and VINCULO_ADMIN_PASSWORD an installation sets itself up. */
async function createConfiguredAdministrator(engine: Engine, { administrator, demo }: Config): Promise<void> {
  if (!administrator || (await readOrganisation(engine.database))) return;
  const organisation = { name: 'Vínculo', language: 'pt', country: 'PT', currency: 'EUR', timeZone: 'Europe/Lisbon' };
  const name = administrator.email.split('@')[0] as string;
  let userId: string | undefined;
  try {
    userId = await setUp(
      { records: engine.records, registry: engine.registry, plugins: engine.plugins },
      { ...administrator, name, organisation },
    );
  } catch (error) {
    // Another node that started in the same moment did it.
    if (!isAppError(error, 'SETUP_DONE')) throw error;
  }
  await engine.settings.reload();
  if (userId !== undefined && demo) await engine.demo.make({ userId });
}

/** Eight characters that are not mistaken for each other. */
function makeSetupCode(): string {
  const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
  const part = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return `${part()}-${part()}`;
}
