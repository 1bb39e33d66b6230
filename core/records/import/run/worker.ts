import { isAppError } from '#core/errors.ts';
import { createLeasedWorker, forgetEnded, type Lease, type LeasedWorker } from '#core/jobs/leased-work.ts';
import { seldom } from '#core/kit/seldom.ts';
import { raw, sql } from '#core/kit/sql.ts';
import { type BackgroundContext, tellProgress } from '#core/records/background-context.ts';
import { changeState, loadImport } from '#core/records/import/import-store.ts';
import { runImport, type Work } from '#core/records/import/run/run-import.ts';
import { forgetUnreached } from '#core/records/import/run/staged-rows.ts';
import type { StoredImport } from '#core/records/import/stored-import.ts';
import { undoImport } from '#core/records/import/undo/undo-import.ts';
import { storedError } from '#core/records/stored-error.ts';
import type { ImportState } from '#schemas/types/api.ts';

const WORKING: readonly ImportState[] = ['checking', 'running', 'undoing'];

/** Does the work of imports in the background of a node. */
export function createWorker(context: BackgroundContext): LeasedWorker {
  const place = { database: context.records.database, table: raw('vinculo.import'), states: WORKING };
  return createLeasedWorker({
    ...place,
    what: 'imports',
    carryOut: async (id, lease) => finish(context, await loadImport(place.database, id), lease),
    failed: (id, error) => fail(context, id, error),
    left: (id) => tell(context, id),
    forgetOld: () => forgetEnded(place),
    onError: context.onError,
  });
}

async function finish(context: BackgroundContext, stored: StoredImport, lease: Lease): Promise<void> {
  const { database } = context.records;
  const { id } = stored;
  const work = workOf(context, stored, lease);
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

function workOf(context: BackgroundContext, { id, state }: StoredImport, { isStopping, advance }: Lease): Work {
  return {
    isStopping,
    tell: seldom(() => tell(context, id)),
    advance: (db, { position, counts }) => {
      const { create = 0, update = 0, skip = 0, error = 0 } = counts;
      const set = sql`position = ${position}::int, counts = jsonb_build_object(
        'create', coalesce((counts->>'create')::int, 0) + ${create}::int, 'update', coalesce((counts->>'update')::int, 0) + ${update}::int,
        'skip', coalesce((counts->>'skip')::int, 0) + ${skip}::int, 'error', coalesce((counts->>'error')::int, 0) + ${error}::int)`;
      return advance(db, { state, set });
    },
  };
}

/** Every open page of the owner learns where the import stands. */
export function tell(context: BackgroundContext, id: string): void {
  tellProgress(context, 'import', id);
}

async function fail(context: BackgroundContext, id: string, error: unknown): Promise<void> {
  if (!isAppError(error) || error.status >= 500) context.onError(error, `import ${id}`);
  await changeState(context.records.database, { id, from: WORKING, to: 'failed', set: { error: storedError(error, id) } });
  await forgetUnreached(context.records.database, id);
}
