import type { Database, SqlSession } from '#core/sql/database.ts';

interface Task {
  readonly id: string;
  readonly statement: string;
  readonly attempts: number;
}

export interface DeferredTasks {
  /** Works through what is waiting; a call while it works makes it look once more. */
  run(): Promise<void>;
}

export interface DeferredOptions {
  readonly database: Database;
  onError(error: unknown, statement: string): void;
}

const MAX_ATTEMPTS = 5;

/**
 * The slow part of schema changes: index builds and validations, one at a time, oldest first, by whichever node is free.
 * A task's row stays locked while it runs, so a node that dies gives it back by dying.
 */
export function createDeferredTasks({ database, onError }: DeferredOptions): DeferredTasks {
  let running: Promise<void> | undefined;
  let again = false;
  const work = async () => {
    do {
      again = false;
      while (await runNext(database, onError));
    } while (again);
  };
  return {
    run: () => {
      again = running !== undefined;
      running ??= work().finally(() => {
        running = undefined;
      });
      return running;
    },
  };
}

/** Runs the oldest task nobody else holds. False when there is none. */
function runNext(database: Database, onError: DeferredOptions['onError']): Promise<boolean> {
  return database.session(async (holder) => {
    await holder.query('BEGIN');
    try {
      await holder.query('SET LOCAL idle_in_transaction_session_timeout = 0');
      const task = await claim(holder);
      if (task) {
        const error = await attempt(database, task);
        if (error !== undefined) onError(error, task.statement);
        await finish(holder, task, error);
      }
      await holder.query('COMMIT');
      return task !== undefined;
    } catch (error) {
      await holder.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  });
}

async function claim(holder: SqlSession): Promise<Task | undefined> {
  const found = await holder.query<Task>(
    "SELECT id, statement, attempts FROM vinculo.change_task WHERE state = 'waiting' ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED",
  );
  return found.rows[0];
}

/** On a connection of its own: a concurrent index build cannot run inside a transaction. */
async function attempt(database: Database, { statement }: Task): Promise<unknown> {
  return database.session(async (client) => {
    try {
      await client.query('SET statement_timeout = 0; SET search_path = vinculo, public, extensions');
      await dropHalfBuilt(client, statement);
      await client.query(statement);
      return undefined;
    } catch (error) {
      return error;
    } finally {
      await client.query('RESET statement_timeout; RESET search_path').catch(() => undefined);
    }
  });
}

/** An index whose build was cut off stands there invalid and would count as existing. */
async function dropHalfBuilt(client: SqlSession, statement: string): Promise<void> {
  const name = /INDEX CONCURRENTLY IF NOT EXISTS "([^"]+)"/.exec(statement)?.[1];
  if (name === undefined) return;
  const broken = await client.query(
    "SELECT 1 FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relname = $1 AND c.relnamespace = 'entity'::regnamespace AND NOT i.indisvalid",
    [name],
  );
  if (broken.rowCount) await client.query(`DROP INDEX CONCURRENTLY IF EXISTS entity."${name}"`);
}

async function finish(holder: SqlSession, task: Task, error: unknown): Promise<void> {
  const attempts = task.attempts + 1;
  const failed = error !== undefined && attempts >= MAX_ATTEMPTS;
  const state = error === undefined ? 'done' : failed ? 'failed' : 'waiting';
  const message = error === undefined ? null : String((error as Error).message);
  await holder.query('UPDATE vinculo.change_task SET state = $2, attempts = $3, error = $4, finished_at = now() WHERE id = $1', [
    task.id,
    state,
    attempts,
    message,
  ]);
}
