import type { DeferredTasks } from '#core/change/deferred-tasks.ts';
import { AppError } from '#core/errors.ts';
import type { LeasedWorker } from '#core/jobs/leased-work.ts';
import { type Sql, sql } from '#core/kit/sql.ts';
import { isUuid } from '#core/kit/uuid7.ts';
import type { Database, Queryable } from '#core/sql/database.ts';
import type { SchemaTask } from '#schemas/types/api.ts';

/** What schema changes leave to be done afterwards: indexes, checks, values that move to another type. */
export interface SchemaTasks {
  /** The newest first; those that are done only for some days. */
  list(): Promise<SchemaTask[]>;
  find(id: string): Promise<SchemaTask>;
  /** A conversion, even while it runs; of the others, what has not begun. Throws REVISION_FINAL for a purge: its data would stay for ever. */
  cancel(id: string): Promise<SchemaTask>;
  /** What failed. */
  retry(id: string): Promise<SchemaTask>;
}

export interface SchemaTasksOptions {
  readonly database: Database;
  readonly deferred: DeferredTasks;
  readonly conversions: LeasedWorker;
  moved(id: string): void;
}

const PURGES: ReadonlySet<string> = new Set(['purge_entity', 'purge_field']);

export function createSchemaTasks({ database, deferred, conversions, moved }: SchemaTasksOptions): SchemaTasks {
  const find = async (id: string): Promise<SchemaTask> => {
    const [task] = isUuid(id) ? await loadTasks(database, sql`id = ${id}::uuid`) : [];
    if (!task) throw new AppError('TASK_NOT_FOUND');
    return task;
  };
  const move = async (id: string, change: (db: Database) => Promise<number>): Promise<SchemaTask> => {
    await find(id);
    if ((await change(database)) === 0) throw new AppError('TASK_MOVED_ON');
    moved(id);
    return find(id);
  };
  return {
    list: () => loadTasks(database, sql`state NOT IN ('done', 'cancelled') OR at > now() - interval '7 days'`),
    find,
    cancel: async (id) => {
      const { kind, revision } = await find(id);
      if (PURGES.has(kind)) throw new AppError('REVISION_FINAL', { params: { revision } });
      return move(id, (db) => cancelTask(db, id));
    },
    retry: async (id) => {
      const task = await move(id, (db) => retryTask(db, id));
      conversions.wake();
      // Who fails is told of by the task itself.
      void deferred.run().catch(() => undefined);
      return task;
    },
  };
}

async function loadTasks(db: Queryable, where: Sql): Promise<SchemaTask[]> {
  return db.rows<SchemaTask>(
    sql`WITH free AS MATERIALIZED (SELECT id FROM vinculo.change_task WHERE state = 'waiting' FOR KEY SHARE SKIP LOCKED), task AS (
        SELECT id, revision, kind, subject->>'entity' AS entity, subject->>'field' AS field,
          CASE WHEN state = 'waiting' AND id NOT IN (SELECT id FROM free) THEN 'running' ELSE state END AS state,
          CASE state WHEN 'done' THEN 1 ELSE 0 END AS done, 1 AS total, error, coalesce(finished_at, created_at) AS at FROM vinculo.change_task
        UNION ALL SELECT id, revision, 'change_type', entity, field, state, least(done, total)::int, total::int, error, updated_at FROM vinculo.conversion)
      SELECT id, revision, kind, entity, field, state, done, total, error, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at
      FROM task WHERE ${where} ORDER BY id DESC LIMIT 500`,
  );
}

async function cancelTask(database: Database, id: string): Promise<number> {
  const conversions = await database.run(
    sql`UPDATE vinculo.conversion SET state = 'cancelled', updated_at = now() WHERE id = ${id}::uuid AND state IN ('waiting', 'running', 'failed')`,
  );
  if (conversions > 0) return conversions;
  // A task that runs has its row locked.
  return database.run(
    sql`UPDATE vinculo.change_task SET state = 'cancelled', finished_at = now() WHERE id IN (
      SELECT id FROM vinculo.change_task WHERE id = ${id}::uuid AND state IN ('waiting', 'failed') FOR UPDATE SKIP LOCKED)`,
  );
}

async function retryTask(database: Database, id: string): Promise<number> {
  const conversions = await database.run(
    sql`UPDATE vinculo.conversion SET state = 'waiting', error = NULL, worker = NULL, updated_at = now() WHERE id = ${id}::uuid AND state = 'failed'`,
  );
  if (conversions > 0) return conversions;
  return database.run(
    sql`UPDATE vinculo.change_task SET state = 'waiting', attempts = 0, error = NULL WHERE id = ${id}::uuid AND (state = 'failed' OR (state = 'waiting' AND attempts > 0))`,
  );
}
