import { randomUUID } from 'node:crypto';
import type { DemoContext } from '#core/demo/context.ts';
import { loadDemo, type StoredDemo, type StoredFailure } from '#core/demo/demo-store.ts';
import { makeDemo } from '#core/demo/make-demo.ts';
import { removeDemo } from '#core/demo/remove-demo.ts';
import { forgetRemoval } from '#core/demo/traces.ts';
import { LeaseLost, type Work } from '#core/demo/work.ts';
import { AppError, isAppError } from '#core/errors.ts';
import { sql } from '#core/kit/sql.ts';

/** Makes and removes invented records in the background of a node. */
export interface DemoWorker {
  readonly node: string;
  /** Looks for work now. */
  wake(): void;
  /** Leaves what is under way between two batches, for another node or the next start. */
  stop(): Promise<void>;
}

const LOOK_EVERY_MS = 10_000;
const HEARTBEAT_MS = 3_000;
/** A node that has given no sign for this long is dead, and its work anybody's. */
const LEASE = '15 seconds';
const TELL_EVERY_MS = 250;

export function createDemoWorker(context: DemoContext): DemoWorker {
  const node = randomUUID();
  let running: Promise<void> | undefined;
  let stopping = false;
  const look = async (): Promise<void> => {
    await forgetRemoval(context.records.database);
    for (;;) {
      if (stopping || !(await claim(context, node))) return;
      await carryOut(context, { node, isStopping: () => stopping });
    }
  };
  let again = false;
  const wake = () => {
    again = running !== undefined;
    if (stopping || running) return;
    running = look()
      .catch((error: unknown) => (stopping ? undefined : context.onError(error, 'demo')))
      .finally(() => {
        running = undefined;
        if (again) wake();
      });
  };
  const timer = setInterval(wake, LOOK_EVERY_MS).unref();
  wake();
  return {
    node,
    wake,
    stop: async () => {
      stopping = true;
      clearInterval(timer);
      await running;
    },
  };
}

/** Free work, work that was meant for this node, or work whose node is dead. */
async function claim({ records }: DemoContext, node: string): Promise<boolean> {
  const claimed = await records.database.run(
    sql`UPDATE vinculo.demo SET worker = ${node}, touched_at = now() WHERE id = 1 AND state IN ('making', 'removing')
      AND (worker IS NULL OR worker = ${node} OR touched_at < now() - ${LEASE}::interval)`,
  );
  return claimed === 1;
}

interface Claimed {
  readonly node: string;
  isStopping(): boolean;
}

async function carryOut(context: DemoContext, { node, isStopping }: Claimed): Promise<void> {
  const { database } = context.records;
  const beat = setInterval(() => {
    database.run(sql`UPDATE vinculo.demo SET touched_at = now() WHERE id = 1 AND worker = ${node}`).catch(() => undefined);
  }, HEARTBEAT_MS);
  const stored = await loadDemo(database);
  try {
    if (stored) await finish(context, stored, { ...workOf(context, stored, node), isStopping });
  } catch (error) {
    if (stored && !(error instanceof LeaseLost))
      await fail(context, stored, error).catch((worse: unknown) => context.onError(worse, 'demo'));
  } finally {
    clearInterval(beat);
    await database.run(sql`UPDATE vinculo.demo SET worker = NULL WHERE id = 1 AND worker = ${node}`).catch(() => undefined);
    tell(context);
  }
}

async function finish(context: DemoContext, stored: StoredDemo, work: Work): Promise<void> {
  const { database } = context.records;
  const made = stored.state === 'making';
  const ending = await (made ? makeDemo : removeDemo)(context, stored, work);
  if (ending === 'stopped') return;
  const after = made ? sql`state = 'present', total = done` : sql`state = 'removed'`;
  await database.run(sql`UPDATE vinculo.demo SET ${after}, touched_at = now() WHERE id = 1 AND state = ${stored.state}`);
}

function workOf(context: DemoContext, { state }: StoredDemo, node: string): Omit<Work, 'isStopping'> {
  const sign = state === 'making' ? 1 : -1;
  let told = 0;
  return {
    advance: async (db, { position, written }) => {
      const { entity = '', records = 0 } = written ?? {};
      const counts = written
        ? sql`counts || jsonb_build_object(${entity}::text, greatest(0, coalesce((counts->>${entity})::int, 0) + ${sign * records}::int))`
        : sql`counts`;
      const advanced = await db.run(
        sql`UPDATE vinculo.demo SET position = ${position}::int, done = done + ${records}::int, touched_at = now(), counts = ${counts}
          WHERE id = 1 AND worker = ${node} AND state = ${state}`,
      );
      if (advanced !== 1) throw new LeaseLost();
    },
    tell: () => {
      if (Date.now() - told < TELL_EVERY_MS) return;
      told = Date.now();
      tell(context);
    },
  };
}

let moment = 0;

/** Every open page of an administrator learns where it stands, and every list is read again. */
export function tell({ publish }: DemoContext): void {
  moment = Math.max(moment + 1, Date.now());
  publish([{ kind: 'demo', entityNo: 0, id: 'demo', version: moment, actor: null }]);
}

async function fail({ records, onError }: DemoContext, { state }: StoredDemo, error: unknown): Promise<void> {
  if (!isAppError(error) || error.status >= 500) onError(error, 'demo');
  const known = error instanceof AppError ? error : new AppError('INTERNAL', { params: { requestId: 'demo' } });
  const { params, places } = known.details;
  const during = state === 'removing' ? 'removing' : 'making';
  const failure: StoredFailure = { code: known.code, during, details: { ...(params && { params }), ...(places && { places }) } };
  await records.database.run(
    sql`UPDATE vinculo.demo SET state = 'failed', error = ${JSON.stringify(failure)}::jsonb WHERE id = 1 AND state = ${state}`,
  );
}
