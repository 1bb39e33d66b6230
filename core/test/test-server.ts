import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

/** Databases that tests copy: only core's tables, or those and the starting entities. */
export const MIGRATED = 'vinculo_migrated';

interface Provider {
  provide(key: 'connection', value: Connection): void;
}

/** One PostgreSQL for the whole run, in a folder of its own that goes away with it. */
export async function setup({ provide }: Provider): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'vinculo-test-'));
  const server = await startEmbedded({
    dataFolder: folder,
    settings: { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', autovacuum: 'off' },
  });
  await makeTemplate(server.connection);
  provide('connection', server.connection);
  return async () => {
    await server.release();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function makeTemplate(connection: Connection): Promise<void> {
  const admin = openDatabase({ connection, size: 1 });
  await admin.run(raw(`CREATE DATABASE ${MIGRATED}`));
  await admin.close();
  await migrateDatabase({ ...connection, database: MIGRATED });
}
