import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { ident, sql } from '#core/kit/sql.ts';
import type { Connection } from '#core/sql/connection.ts';
import { type Database, openDatabase } from '#core/sql/database.ts';
import { MIGRATED } from '#core/test/test-server.ts';

/** The connection of a new database with core's own tables. */
export async function createTestConnection(template = MIGRATED): Promise<Connection> {
  const connection = inject('connection');
  const name = `test_${randomBytes(8).toString('hex')}`;
  const admin = openDatabase({ connection, size: 1 });
  await admin.run(sql`CREATE DATABASE ${ident(name)} TEMPLATE ${ident(template)}`);
  await admin.close();
  return { ...connection, database: name };
}

/** A new database with core's own tables, to be closed by the test. */
export async function createTestDatabase(): Promise<Database> {
  return openDatabase({ connection: await createTestConnection(), size: 4 });
}
