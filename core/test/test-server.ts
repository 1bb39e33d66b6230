import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngine } from '#core/engine.ts';
import { raw } from '#core/kit/sql.ts';
import type { Connection } from '#core/sql/connection.ts';
import { openDatabase } from '#core/sql/database.ts';
import { startEmbedded } from '#core/sql/embedded.ts';
import { migrateDatabase } from '#core/sql/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    connection: Connection;
  }
}

/** Databases that tests copy: core's own tables, or those and the starting entities. */
export const MIGRATED = 'vinculo_migrated';
export const STARTED = 'vinculo_started';

interface Provider {
  provide(key: 'connection', value: Connection): void;
}

/** One PostgreSQL for the whole run, in a folder of its own that goes away with it. */
export async function setup({ provide }: Provider): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'vinculo-test-'));
  // As root the server runs as another user, who has to get in.
  chmodSync(folder, 0o755);
  const server = await startEmbedded({
    dataFolder: folder,
    settings: { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', autovacuum: 'off' },
  });
  await makeTemplates(server.connection);
  provide('connection', server.connection);
  return async () => {
    await server.release();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function makeTemplates(connection: Connection): Promise<void> {
  const admin = openDatabase({ connection, size: 1 });
  await admin.run(raw(`CREATE DATABASE ${MIGRATED}`));
  await migrateDatabase({ ...connection, database: MIGRATED });
  await admin.run(raw(`CREATE DATABASE ${STARTED} TEMPLATE ${MIGRATED}`));
  await admin.close();
  const config = { secret: 'a secret for tests only', publicUrl: undefined, administrator: undefined };
  const engine = await startEngine({
    connection: { ...connection, database: STARTED },
    config,
    pluginFolders: [],
    onError: (error) => console.error(error),
  });
  await engine.tasks.run();
  await engine.stop();
}
