import { join } from 'node:path';
import { listCredentials } from '#core/access/credentials.ts';
import { ConfigError, readConfig } from '#core/config.ts';
import { type Engine, startEngine } from '#core/engine.ts';
import { isAppError } from '#core/errors.ts';
import { DatabaseStartError } from '#core/sql/connection.ts';
import { startEmbedded } from '#core/sql/embedded.ts';

/** Said to whoever runs a command, without a stack. */
export class Refusal extends Error {}

/** Runs a command on the database of the data folder, whether the product is running or not; says in one line why it cannot. */
export async function withEngine(work: (engine: Engine) => Promise<void>): Promise<void> {
  try {
    const config = readConfig(process.env);
    const embedded = config.databaseUrl === undefined ? await startEmbedded({ dataFolder: config.dataFolder }) : undefined;
    const connection = embedded?.connection ?? { connectionString: config.databaseUrl as string };
    const pluginFolders = [join(import.meta.dirname, '..', 'plugins')];
    const engine = await startEngine({ connection, config, pluginFolders, onError: (error) => console.error(error) });
    const stop = async () => {
      await engine.stop();
      await embedded?.release();
    };
    process.once('SIGINT', () => void stop().then(() => process.exit(130)));
    await work(engine).finally(stop);
  } catch (error) {
    sayWhy(error);
    process.exit(1);
  }
}

/** One line for what a person can put right; everything for what they cannot. */
export function sayWhy(error: unknown): void {
  const isKnown = error instanceof Refusal || error instanceof ConfigError || error instanceof DatabaseStartError || isAppError(error);
  const isWrongOption = error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  console.error(isKnown || isWrongOption ? (error as Error).message.replace(/^[A-Z_]+: /, '') : error);
}

/** In whose name a command works. */
export async function firstAdministrator({ database }: Engine): Promise<string> {
  const administrators = [...(await listCredentials(database)).values()].filter(({ role, signsIn }) => role === 'administrator' && signsIn);
  const [first] = administrators.map(({ userId }) => userId).sort();
  if (first === undefined) throw new Refusal('There is no administrator yet. Start the product once with npm start and set it up.');
  return first;
}
