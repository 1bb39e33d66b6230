import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from '#core/kit/sql.ts';
import { openDatabase } from '#core/sql/database.ts';
import { startEmbedded } from '#core/sql/embedded.ts';
import { findPlace } from '#core/sql/embedded-place.ts';

/** The product stops its database when nobody else is connected. Whatever was interrupted here must not keep it running. */
export async function stopDatabase(dataFolder: string): Promise<void> {
  if (!existsSync(dataFolder)) return;
  const { cluster } = await findPlace(dataFolder);
  if (!existsSync(join(cluster, 'postmaster.pid'))) return;
  const server = await startEmbedded({ dataFolder });
  const database = openDatabase({ connection: server.connection, size: 1 });
  await database.run(
    sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  );
  await database.close();
  await server.release();
}
