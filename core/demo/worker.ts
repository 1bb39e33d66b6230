import type { DemoContext } from '#core/demo/context.ts';
import { loadDemo, type StoredDemo } from '#core/demo/demo-store.ts';
import { makeDemo } from '#core/demo/make-demo.ts';
import { removeDemo } from '#core/demo/remove-demo.ts';
import { forgetRemoval } from '#core/demo/traces.ts';
import type { Work } from '#core/demo/work.ts';
import { isAppError } from '#core/errors.ts';
import { createLeasedWorker, type Lease, type LeasedWorker } from '#core/jobs/leased-work.ts';
import { seldom } from '#core/kit/seldom.ts';
import { raw, sql } from '#core/kit/sql.ts';
import { tellProgress } from '#core/records/background-context.ts';
import { storedError } from '#core/records/stored-error.ts';

const WORKING: readonly StoredDemo['state'][] = ['making', 'removing'];

/** Makes and removes invented records in the background of a node. */
export function createDemoWorker(context: DemoContext): LeasedWorker {
  const { database } = context.records;
  return createLeasedWorker({
    database,
    table: raw('vinculo.demo'),
    what: 'demo',
    states: WORKING,
    carryOut: (_id, lease) => carryOut(context, lease),
    failed: (_id, error) => fail(context, error),
    left: () => tell(context),
    forgetOld: () => forgetRemoval(database),
    onError: context.onError,
  });
}

async function carryOut(context: DemoContext, lease: Lease): Promise<void> {
  const { database } = context.records;
  const stored = await loadDemo(database);
  if (!stored) return;
  const made = stored.state === 'making';
  const ending = await (made ? makeDemo : removeDemo)(context, stored, workOf(context, stored, lease));
  if (ending === 'stopped') return;
  await lease.advance(database, { state: stored.state, set: made ? sql`state = 'present', total = done` : sql`state = 'removed'` });
}

function workOf(context: DemoContext, { state }: StoredDemo, { isStopping, advance }: Lease): Work {
  const sign = state === 'making' ? 1 : -1;
  return {
    isStopping,
    tell: seldom(() => tell(context)),
    advance: (db, { position, written }) => {
      const { entity = '', records = 0 } = written ?? {};
      const counts = written
        ? sql`counts || jsonb_build_object(${entity}::text, greatest(0, coalesce((counts->>${entity})::int, 0) + ${sign * records}::int))`
        : sql`counts`;
      return advance(db, { state, set: sql`position = ${position}::int, done = done + ${records}::int, counts = ${counts}` });
    },
  };
}

/** Every open page of an administrator learns where it stands, and every list is read again. */
export function tell(context: DemoContext): void {
  tellProgress(context, 'demo', 'demo');
}

async function fail({ records, onError }: DemoContext, error: unknown): Promise<void> {
  if (!isAppError(error) || error.status >= 500) onError(error, 'demo');
  await records.database.run(
    sql`UPDATE vinculo.demo SET state = 'failed', error = ${JSON.stringify(storedError(error, 'demo'))}::jsonb || jsonb_build_object('during', state)
      WHERE id = 1 AND state = ANY(${WORKING}::text[])`,
  );
}
