import pg from 'pg';
import { type Connection, DatabaseStartError } from '#core/sql/connection.ts';
import { migrations } from '#core/sql/migrations.ts';

const OLDEST_SERVER = 150_000;

/**
 * Brings core's own tables up to date. One node does it while the others wait on a row lock.
 * Throws a DatabaseStartError for a server that is too old or a database written by a newer version.
 */
export async function migrateDatabase(connection: Connection): Promise<void> {
  const client = new pg.Client({ ...connection, application_name: 'vinculo-migrate', connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (cause) {
    throw new DatabaseStartError(`The database cannot be reached: ${(cause as Error).message || 'no answer'}. Check DATABASE_URL.`, {
      cause,
    });
  }
  try {
    await refuseOldServer(client);
    await client.query('BEGIN');
    await lockGate(client);
    await runPending(client, connection);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const answer = await client.query<{ v: string }>("SELECT current_setting('server_version_num') AS v");
  const version = Number(answer.rows[0]?.v);
  if (version >= OLDEST_SERVER) return;
  throw new DatabaseStartError(`The database server is PostgreSQL ${Math.floor(version / 10_000)}; version 15 or newer is needed.`);
}

/** The row whose lock makes one node the migrating one. Creating it races harmlessly. */
async function lockGate(client: pg.Client): Promise<void> {
  const exists = await client.query("SELECT to_regclass('vinculo.migration_gate') AS gate");
  if (exists.rows[0]?.gate === null) {
    await client.query('COMMIT');
    const ignoreRace = (error: { code?: string }) => {
      if (!['23505', '42P06', '42P07'].includes(error.code ?? '')) throw error;
    };
    await client.query('CREATE SCHEMA IF NOT EXISTS vinculo').catch(ignoreRace);
    await client.query('CREATE TABLE IF NOT EXISTS vinculo.migration_gate (id int PRIMARY KEY)').catch(ignoreRace);
    await client.query('INSERT INTO vinculo.migration_gate VALUES (1) ON CONFLICT DO NOTHING');
    await client.query('BEGIN');
  }
  await client.query('SELECT id FROM vinculo.migration_gate WHERE id = 1 FOR UPDATE');
}

async function runPending(client: pg.Client, connection: Connection): Promise<void> {
  const applied = await appliedNames(client);
  if (applied.some((name) => !migrations.some((migration) => migration.name === name))) {
    throw new DatabaseStartError(
      'This database was written by a newer version of Vínculo. Start that version, or restore a backup made with this one.',
    );
  }
  if (applied.length === migrations.length) return;
  // Loaded late: most starts have nothing to migrate and need not pay for it.
  const { knex } = (await import('knex')).default;
  const runner = knex({ client: 'pg', connection: { ...connection, application_name: 'vinculo-migrate' }, pool: { min: 0, max: 1 } });
  try {
    const config = { migrationSource: source, schemaName: 'vinculo', tableName: 'migration' };
    // We hold the gate, so a lock left in knex's own table belongs to a process that died.
    if (applied.length > 0) await runner.migrate.forceFreeMigrationsLock(config);
    await runner.migrate.latest(config);
  } finally {
    await runner.destroy();
  }
}

async function appliedNames(client: pg.Client): Promise<string[]> {
  const found = await client.query("SELECT to_regclass('vinculo.migration') AS t");
  if (found.rows[0]?.t === null) return [];
  const names = await client.query<{ name: string }>('SELECT name FROM vinculo.migration ORDER BY id');
  return names.rows.map((row) => row.name);
}

const source = {
  getMigrations: async () => [...migrations],
  getMigrationName: (migration: (typeof migrations)[number]) => migration.name,
  getMigration: async (migration: (typeof migrations)[number]) => ({ up: migration.up, down: async () => undefined }),
};
