import { dropLostFiles } from '#core/files/file-store.ts';
import { sql } from '#core/kit/sql.ts';
import { pruneOutbox } from '#core/outbox/prune-outbox.ts';
import type { Queryable } from '#core/sql/database.ts';

const EVERY_MS = 3_600_000;

export interface HousekeepingOptions {
  readonly database: Queryable;
  onError(error: unknown): void;
}

/** Removes what has expired: sessions, and answers kept for repeated requests, what everybody has been told. Returns a function that stops it. */
export function startHousekeeping({ database, onError }: HousekeepingOptions): () => void {
  const clean = async () => {
    await database.run(sql`DELETE FROM vinculo.session WHERE expires_at < now()`);
    await database.run(sql`DELETE FROM vinculo.idempotency WHERE created_at < now() - interval '24 hours'`);
    await dropLostFiles(database);
    await pruneOutbox(database);
  };
  const timer = setInterval(() => void clean().catch(onError), EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
