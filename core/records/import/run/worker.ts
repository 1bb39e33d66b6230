import { randomUUID } from 'node:crypto';
import { isAppError } from '#core/errors.ts';
import { sql } from '#core/kit/sql.ts';
import type { ImportsContext } from '#core/records/import/context.ts';
import { changeState, loadImport } from '#core/records/import/import-store.ts';
import { LeaseLost, type Progress } from '#core/records/import/run/process-batch.ts';
import { runImport, type Work } from '#core/records/import/run/run-import.ts';
import { forgetUnreached } from '#core/records/import/run/staged-rows.ts';
import type { StoredError, StoredImport } from '#core/records/import/stored-import.ts';
import { undoImport } from '#core/records/import/undo/undo-import.ts';
import type { Queryable } from '#core/sql/database.ts';
import type { ImportState } from '#schemas/types/api.ts';

/** Does the work of imports in the background of a node. */
export interface ImportWorker {
  /** Looks for work now. */
  wake(): void;
  /** Leaves what is under way between two batches, for another node or the next start. */
  stop(): Promise<void>;
}

const WORKING: readonly ImportState[] = ['checking', 'running', 'undoing'];
const LOOK_EVERY_MS = 5_000;
const HEARTBEAT_MS = 3_000;
/** A worker that has given no sign for this long is dead, and its import anybody's. */
const LEASE = '15 seconds';
const AT_ONCE = 2;
/** What an import leaves behind is kept, and can be undone, for this long. */
const KEPT = '30 days';
const TELL_EVERY_MS = 250;
const FORGET_EVERY_MS = 3_600_000;

export function createWorker(context: ImportsContext): ImportWorker {
  const node = randomUUID();
  const running = new Set<Promise<void>>();
  let stopping = false;
  const look = async (): Promise<void> => {
    while (!stopping && running.size < AT_ONCE) {
      const id = await claim(context, node);
      if (id === undefined) return;
      const work = carryOut(context, { id, node, isStopping: () => stopping }).finally(() => running.delete(work));
      running.add(work);
      void work.then(() => wake());
    }
  };
  const wake = () => {
    if (!stopping) look().catch((error: unknown) => (stopping ? undefined : context.onError(error, 'imports')));
  };
  const timer = setInterval(wake, LOOK_EVERY_MS).unref();
  const forgetting = setInterval(
    () => void forgetOld(context).catch((error: unknown) => context.onError(error, 'imports')),
    FORGET_EVERY_MS,
  ).unref();
  wake();
  return {
    wake,
    stop: async () => {
      stopping = true;
      clearInterval(timer);
      clearInterval(forgetting);
      await Promise.all(running);
    },
  };
}

async function claim({ records }: ImportsContext, node: string): Promise<string | undefined> {
  const [row] = await records.database.tuples(
    sql`UPDATE vinculo.import SET worker = ${node}, updated_at = now() WHERE id = (
        SELECT id FROM vinculo.import WHERE state = ANY(${WORKING}::text[]) AND (worker IS NULL OR updated_at < now() - ${LEASE}::interval)
        ORDER BY updated_at LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING id`,
  );
  return row && String(row[0]);
}

interface Claimed {
  readonly id: string;
  readonly node: string;
  isStopping(): boolean;
}

/** One claimed import to its end, or to the point where it is somebody else's. */
async function carryOut(context: ImportsContext, claimed: Claimed): Promise<void> {
  const { database } = context.records;
  const { id, node } = claimed;
  const beat = setInterval(() => {
    database.run(sql`UPDATE vinculo.import SET updated_at = now() WHERE id = ${id}::uuid AND worker = ${node}`).catch(() => undefined);
  }, HEARTBEAT_MS);
  try {
    const stored = await loadImport(database, id);
    await finish(context, claimed, stored);
  } catch (error) {
    if (!(error instanceof LeaseLost)) await fail(context, id, error).catch((worse: unknown) => context.onError(worse, 'imports'));
  } finally {
    clearInterval(beat);
    // What was not finished is free for others at once.
    await database.run(sql`UPDATE vinculo.import SET worker = NULL WHERE id = ${id}::uuid AND worker = ${node}`).catch(() => undefined);
    tell(context, id);
  }
}

async function finish(context: ImportsContext, claimed: Claimed, stored: StoredImport): Promise<void> {
  const { database } = context.records;
  const { id } = stored;
  const work = workOf(context, claimed, stored);
  if (stored.state === 'undoing') {
    const ending = await undoImport(context, stored, work);
    if (ending !== 'stopped') await changeState(database, { id, from: ['undoing'], to: 'undone', set: ending });
    return;
  }
  const ending = await runImport(context, stored, work);
  if (ending === 'stopped') return;
  const to = stored.state === 'checking' ? 'checked' : 'done';
  await changeState(database, { id, from: [stored.state], to, set: { problems: ending.problems } });
}

function workOf(context: ImportsContext, { id, node, isStopping }: Claimed, { state }: StoredImport): Work {
  let told = 0;
  return {
    isStopping,
    tell: () => {
      if (Date.now() - told < TELL_EVERY_MS) return;
      told = Date.now();
      tell(context, id);
    },
    advance: async (db: Queryable, { position, counts }: Progress) => {
      const { create = 0, update = 0, skip = 0, error = 0 } = counts;
      const advanced = await db.run(
        sql`UPDATE vinculo.import SET position = ${position}::int, updated_at = now(), counts = jsonb_build_object(
            'create', coalesce((counts->>'create')::int, 0) + ${create}::int, 'update', coalesce((counts->>'update')::int, 0) + ${update}::int,
            'skip', coalesce((counts->>'skip')::int, 0) + ${skip}::int, 'error', coalesce((counts->>'error')::int, 0) + ${error}::int)
          WHERE id = ${id}::uuid AND worker = ${node} AND state = ${state}`,
      );
      if (advanced !== 1) throw new LeaseLost();
    },
  };
}

let moment = 0;

/** Every open page of the owner learns where the import stands. */
export function tell({ publish }: ImportsContext, id: string): void {
  moment = Math.max(moment + 1, Date.now());
  publish([{ kind: 'import', entityNo: 0, id, version: moment, actor: null }]);
}

async function fail(context: ImportsContext, id: string, error: unknown): Promise<void> {
  if (!isAppError(error) || error.status >= 500) context.onError(error, `import ${id}`);
  const stored: StoredError = isAppError(error)
    ? {
        code: error.code,
        ...(error.details.params && { params: error.details.params }),
        ...(error.details.places && { places: error.details.places }),
      }
    : { code: 'INTERNAL', params: { requestId: id } };
  await changeState(context.records.database, { id, from: WORKING, to: 'failed', set: { error: stored } });
  await forgetUnreached(context.records.database, id);
}

/** Imports of long ago, with the rows they were made of. */
async function forgetOld({ records }: ImportsContext): Promise<void> {
  await records.database.run(
    sql`DELETE FROM vinculo.import WHERE created_at < now() - ${KEPT}::interval AND state <> ALL(${WORKING}::text[])`,
  );
}
