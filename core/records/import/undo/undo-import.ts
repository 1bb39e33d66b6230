import { policyFor } from '#core/access/policy.ts';
import { rowsPredicate } from '#core/access/row-filter.ts';
import type { RecordInput } from '#core/contract/records.ts';
import { AppError, isAppError } from '#core/errors.ts';
import { raw, sql } from '#core/kit/sql.ts';
import { type BackgroundContext, callerFor } from '#core/records/background-context.ts';
import { findEntity } from '#core/records/context.ts';
import { groupProblems } from '#core/records/import/findings/problem-groups.ts';
import type { RowProblem } from '#core/records/import/problem.ts';
import type { Job } from '#core/records/import/run/job.ts';
import { type Match, matchIds } from '#core/records/import/run/match-records.ts';
import type { Work } from '#core/records/import/run/run-import.ts';
import type { ProblemGroup, StoredImport, UndoCounts } from '#core/records/import/stored-import.ts';
import { removeRelated } from '#core/records/import/undo/undo-related.ts';
import { moveMany, updateMany } from '#core/records/store-many.ts';
import type { Queryable } from '#core/sql/database.ts';

export interface Undone {
  readonly undo: UndoCounts;
  readonly problems: readonly ProblemGroup[];
}

interface DoneRow {
  readonly row_no: number;
  readonly outcome: 'create' | 'update';
  readonly record_id: string;
  readonly before: RecordInput | null;
  readonly record: RecordInput | null;
}

interface Reverted {
  readonly versions: ReadonlyMap<string, number>;
  readonly counts: UndoCounts;
}

const BATCH = 1_000;

/**
 * Takes an import back, its last rows first: what it created goes to the trash, what it changed gets its values of before
 * where nobody has changed them since. The undo is in the audit trail like any other change.
 */
export async function undoImport(context: BackgroundContext, stored: StoredImport, work: Work): Promise<Undone | 'stopped'> {
  const job = await prepareUndo(context, stored);
  const { database } = context.records;
  let total = stored.document.undo ?? { removed: 0, restored: 0, kept: 0 };
  for (;;) {
    if (work.isStopping()) return 'stopped';
    const reverted = await database.transaction(async (tx) => {
      const rows = await lastRows(tx, stored.id);
      if (rows.length === 0) return undefined;
      const result = await revertRows(tx, job, rows);
      total = sum(total, result.counts);
      await tx.run(
        sql`UPDATE vinculo.import SET document = document || ${JSON.stringify({ undo: total })}::jsonb WHERE id = ${stored.id}::uuid`,
      );
      await work.advance(tx, { position: (rows.at(-1) as DoneRow).row_no, counts: {} });
      return result;
    });
    if (!reverted) break;
    const actor = job.caller.user.id;
    context.publish([...reverted.versions].map(([id, version]) => ({ kind: 'record', entityNo: job.entity.no, id, version, actor })));
    work.tell();
  }
  const undo = sum(total, await removeRelated(job));
  return { undo, problems: await groupProblems(database, stored.id, job) };
}

async function prepareUndo(context: BackgroundContext, stored: StoredImport): Promise<Job> {
  const caller = await callerFor(context, stored.actor ?? stored.createdBy);
  if (!caller) throw new AppError('SESSION_REQUIRED');
  const entity = findEntity(caller, stored.entity);
  return { context, stored, caller, entity, plans: [], rows: { read: () => raise() }, related: new Set(), trial: undefined };
}

const raise = (): never => {
  throw new Error('an undo reads no rows');
};

const sum = (a: UndoCounts, b: UndoCounts): UndoCounts => ({
  removed: a.removed + b.removed,
  restored: a.restored + b.restored,
  kept: a.kept + b.kept,
});

/** A row that was undone no longer names a record. */
function lastRows(db: Queryable, importId: string): Promise<DoneRow[]> {
  return db.rows<DoneRow>(
    sql`SELECT row_no, outcome, record_id, before, record FROM vinculo.import_row
      WHERE import_id = ${importId}::uuid AND record_id IS NOT NULL AND outcome IN ('create', 'update') ORDER BY row_no DESC LIMIT ${BATCH}::int`,
  );
}

async function revertRows(db: Queryable, job: Job, rows: readonly DoneRow[]): Promise<Reverted> {
  const versions = new Map<string, number>();
  let [restored, kept] = [0, 0];
  const problems = new Map<number, readonly RowProblem[]>();
  for (const wave of wavesOf(rows.filter(({ outcome }) => outcome === 'update'))) {
    const result = await restoreValues(db, job, wave);
    for (const [id, version] of result.versions) versions.set(id, version);
    for (const [no, own] of result.kept) problems.set(no, own);
    restored += result.versions.size;
  }
  const created = rows.filter(({ outcome }) => outcome === 'create');
  const allowed = rowsPredicate(policyFor(job.caller, job.entity, 'delete').rows, { caller: job.caller, entity: job.entity, alias: 't' });
  const removed = await moveMany(db, job, { way: 'remove', ids: created.map(({ record_id }) => record_id), rows: allowed });
  for (const [id, version] of removed) versions.set(id, version);
  for (const { row_no, record_id } of created) if (!removed.has(record_id)) problems.set(row_no, [{ code: 'import.undoKept', mild: true }]);
  kept += problems.size;
  await storeReverted(db, job.stored.id, { rows, problems });
  return { versions, counts: { removed: removed.size, restored, kept } };
}

/** Rows about the same record are taken back one after the other. */
function wavesOf(rows: readonly DoneRow[]): DoneRow[][] {
  const waves: DoneRow[][] = [];
  const times = new Map<string, number>();
  for (const row of rows) {
    const at = times.get(row.record_id) ?? 0;
    times.set(row.record_id, at + 1);
    waves[at] = [...(waves[at] ?? []), row];
  }
  return waves;
}

interface Restored {
  readonly versions: ReadonlyMap<string, number>;
  readonly kept: ReadonlyMap<number, readonly RowProblem[]>;
}

async function restoreValues(db: Queryable, job: Job, rows: readonly DoneRow[]): Promise<Restored> {
  const matches = await matchIds(
    db,
    job,
    rows.map(({ record_id }) => record_id),
  );
  const kept = new Map<number, readonly RowProblem[]>();
  const changes = rows.flatMap((row) => {
    const match = matches.get(row.record_id);
    const own = match?.mayUpdate ? valuesBefore(row, match) : { changes: {}, kept: Object.keys(row.record ?? {}) };
    if (own.kept.length > 0)
      kept.set(
        row.row_no,
        own.kept.map((field) => ({ code: 'import.undoKept', field, mild: true })),
      );
    return Object.keys(own.changes).length === 0 ? [] : [{ id: row.record_id, changes: own.changes, row }];
  });
  return { versions: await updateOrKeep(db, job, { changes, kept }), kept };
}

function valuesBefore({ before, record }: DoneRow, { record: stored, denied }: Match) {
  const changes: Record<string, readonly [unknown, unknown]> = {};
  const kept: string[] = [];
  for (const [name, after] of Object.entries(record ?? {})) {
    const now = stored[name] ?? null;
    const untouched = canonical(now) === canonical(after);
    if (!untouched || denied.has(name)) kept.push(name);
    else changes[name] = [now, before?.[name] ?? null];
  }
  return { changes, kept };
}

/** Members of an object come back from the database in another order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort()) : part,
  );
}

interface Updates {
  readonly changes: readonly {
    readonly id: string;
    readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>;
    readonly row: DoneRow;
  }[];
  readonly kept: Map<number, readonly RowProblem[]>;
}

/** A unique value that somebody else has taken meanwhile keeps its record as it is, and only that one. */
async function updateOrKeep(db: Queryable, job: Job, { changes, kept }: Updates): Promise<ReadonlyMap<string, number>> {
  if (changes.length === 0) return new Map();
  await db.run(raw('SAVEPOINT undo_rows'));
  try {
    const versions = await updateMany(db, job, changes);
    await db.run(raw('RELEASE SAVEPOINT undo_rows'));
    return versions;
  } catch (error) {
    if (!isAppError(error) || error.status >= 500) throw error;
    await db.run(raw('ROLLBACK TO SAVEPOINT undo_rows'));
    if (changes.length === 1) {
      const [{ row }] = changes as [Updates['changes'][number]];
      kept.set(row.row_no, [{ code: 'import.undoKept', mild: true }]);
      return new Map();
    }
    const half = Math.ceil(changes.length / 2);
    const first = await updateOrKeep(db, job, { changes: changes.slice(0, half), kept });
    return new Map([...first, ...(await updateOrKeep(db, job, { changes: changes.slice(half), kept }))]);
  }
}

async function storeReverted(
  db: Queryable,
  importId: string,
  { rows, problems }: { rows: readonly DoneRow[]; problems: ReadonlyMap<number, readonly RowProblem[]> },
): Promise<void> {
  const input = rows.map(({ row_no }) => ({ no: row_no, problems: problems.get(row_no) ?? null }));
  await db.run(
    sql`UPDATE vinculo.import_row r SET record_id = NULL, problems = CASE WHEN x.problems IS NULL THEN r.problems ELSE coalesce(r.problems, '[]') || x.problems END
      FROM json_to_recordset(${JSON.stringify(input)}::json) AS x(no int, problems jsonb) WHERE r.import_id = ${importId}::uuid AND r.row_no = x.no`,
  );
}
