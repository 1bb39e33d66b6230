import { raw, sql } from '#core/kit/sql.ts';
import { LEASE } from '#core/registry/nodes.ts';
import type { Database, SqlSession } from '#core/sql/database.ts';
import { runImpatiently } from '#core/sql/impatient.ts';

interface Task {
  readonly id: string;
  readonly kind: string;
  readonly subject: { readonly entity: string };
  readonly statement: string;
  readonly attempts: number;
}

export interface DeferredTasks {
  /** Works through what is waiting; a call while it works makes it look once more. */
  run(): Promise<void>;
}

export interface DeferredOptions {
  readonly database: Database;
  /** A task ended, or failed once more. */
  moved?(id: string): void;
  onError(error: unknown, statement: string): void;
}

/** Over most of an hour, so that what stands in the way, such as two records that share a value, can be put right meanwhile. */
const MAX_ATTEMPTS = 8;
/** Seconds until we look again when the database itself was away. */
const AFTER_FAILURE = 30;
/** When a task may be tried again: after 4, 16, 64 … seconds, at the latest after a quarter of an hour. */
const DUE = 'finished_at + make_interval(secs => least(4 ^ attempts, 900))';

/**
 * The slow part of schema changes: index builds and validations, one at a time, oldest first, by whichever node is free.
 * A task's row stays locked while it runs, so a node that dies gives it back by dying. One that failed is tried again later.
 */
export function createDeferredTasks({ database, moved, onError }: DeferredOptions): DeferredTasks {
  let running: Promise<void> | undefined;
  let again = false;
  let later: NodeJS.Timeout | undefined;
  const work = async () => {
    let seconds: number | undefined;
    do {
      again = false;
      for (;;) {
        const done = await runNext(database, onError);
        if (done === undefined) break;
        moved?.(done);
      }
      seconds = await secondsToNext(database);
    } while (again);
    if (seconds !== undefined) runIn(Math.max(1, seconds));
  };
  const runIn = (seconds: number) => {
    clearTimeout(later);
    later = setTimeout(retry, seconds * 1_000).unref();
  };
  // A node that is stopping leaves the rest to the others, or to its next start.
  const retry = () => {
    if (!database.pool.ending) tasks.run().catch((error: unknown) => onError(error, 'schema tasks'));
  };
  const tasks: DeferredTasks = {
    run: () => {
      again = running !== undefined;
      running ??= work()
        .catch((error: unknown) => {
          runIn(AFTER_FAILURE);
          throw error;
        })
        .finally(() => {
          running = undefined;
        });
      return running;
    },
  };
  return tasks;
}

/** How long until what waits may be tried: after a failure, or as soon as the other nodes are ready. Undefined when nothing waits. */
async function secondsToNext(database: Database): Promise<number | undefined> {
  const [row] = await database.tuples(
    sql`SELECT extract(epoch FROM min(CASE WHEN attempts = 0 THEN now() + interval '1 second' ELSE ${raw(DUE)} END) - now())::float8
      FROM vinculo.change_task WHERE state = 'waiting'`,
  );
  const seconds = row?.[0];
  return typeof seconds === 'number' ? seconds : undefined;
}

/** Runs the oldest task nobody else holds, and tells which. */
function runNext(database: Database, onError: DeferredOptions['onError']): Promise<string | undefined> {
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
      return task?.id;
    } catch (error) {
      await holder.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  });
}

/** What deletes for good waits until every live node works without what goes. */
const NEEDS_NOBODY = "t.kind NOT IN ('purge_entity', 'purge_field')";

/** One at a time on each table, whichever nodes work: two index builds on one would wait for each other. */
async function claim(holder: SqlSession): Promise<Task | undefined> {
  const busy: string[] = [];
  for (;;) {
    await holder.query('SAVEPOINT looking');
    const task = await claimTask(holder, busy);
    if (!task || (await claimTable(holder, task.subject.entity))) {
      // Inside a savepoint it would hold on to what it has seen, and an index build waits for everybody who does.
      await holder.query('RELEASE SAVEPOINT looking');
      return task;
    }
    await holder.query('ROLLBACK TO SAVEPOINT looking');
    busy.push(task.subject.entity);
  }
}

/** Held to the end of the task. An entity that was purged is nobody's any more. */
async function claimTable(holder: SqlSession, entity: string): Promise<boolean> {
  const known = await holder.query('SELECT 1 FROM vinculo.entity WHERE name = $1', [entity]);
  const held = await holder.query('SELECT 1 FROM vinculo.entity WHERE name = $1 FOR NO KEY UPDATE SKIP LOCKED', [entity]);
  return held.rowCount === known.rowCount;
}

/** Nothing overtakes the dropping of an index of its entity: the one that is built next may bear the same name. */
async function claimTask(holder: SqlSession, busy: readonly string[]): Promise<Task | undefined> {
  const found = await holder.query<Task>(
    `SELECT id, kind, subject, statement, attempts FROM vinculo.change_task t WHERE state = 'waiting' AND (attempts = 0 OR ${DUE} <= now())
      AND NOT EXISTS (SELECT 1 FROM vinculo.change_task o WHERE o.state = 'waiting' AND o.kind = 'drop_index' AND o.id < t.id
        AND o.subject->>'entity' = t.subject->>'entity')
      AND (${NEEDS_NOBODY} OR NOT EXISTS (SELECT 1 FROM vinculo.node n WHERE n.revision < t.revision AND n.seen_at > now() - interval '${LEASE}'))
      AND (t.subject->>'entity') <> ALL($1::text[])
      ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED`,
    [busy],
  );
  return found.rows[0];
}

/** On a connection of its own: a concurrent index build cannot run inside a transaction. */
async function attempt(database: Database, { kind, statement, subject }: Task): Promise<unknown> {
  if (kind === 'purge_entity' || kind === 'purge_field')
    return runImpatiently(database, [statement], subject.entity).catch((error: unknown) => error);
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
