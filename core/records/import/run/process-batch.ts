import { setImmediate as breathe } from 'node:timers/promises';
import { sql } from '#core/kit/sql.ts';
import type { Happening } from '#core/outbox/relay.ts';
import type { RowProblem } from '#core/records/import/problem.ts';
import type { Job } from '#core/records/import/run/job.ts';
import { processRows, type RowResult, type RowsToProcess } from '#core/records/import/run/process-rows.ts';
import type { ReadRow } from '#core/records/import/run/read-row.ts';
import type { StagedRow } from '#core/records/import/run/staged-rows.ts';
import type { WantedRecord } from '#core/records/import/run/wanted-record.ts';
import type { Queryable } from '#core/sql/database.ts';
import type { ImportCounts } from '#schemas/types/api.ts';

export interface Progress {
  /** Row of the file up to which the work has come. */
  readonly position: number;
  readonly counts: Partial<ImportCounts>;
}

/** Notes progress in the batch's own transaction; throws LeaseLost, and so undoes the batch, if somebody else has the import now. */
export type Advance = (db: Queryable, progress: Progress) => Promise<void>;

const BREATH = 100;

/** Rows of the file with what was read of them. */
export interface Batch {
  readonly staged: readonly StagedRow[];
  readonly rows: readonly ReadRow[];
}

/** Turns texts into values; requests of others are answered in between. */
export async function readBatch(job: Job, staged: readonly StagedRow[]): Promise<Batch> {
  const rows: ReadRow[] = [];
  for (const row of staged) {
    rows.push(job.rows.read(row));
    if (rows.length % BREATH === 0) await breathe();
  }
  return { staged, rows };
}

/** Makes records of a batch, or findings: all of it, with its place in the file, in one transaction. */
export async function processBatch(job: Job, { staged, rows }: Batch, advance: Advance): Promise<readonly RowResult[]> {
  const mark = job.trial?.mark() ?? 0;
  const created = new Map<string, WantedRecord>();
  const besides: Happening[] = [];
  let results: readonly RowResult[];
  try {
    results = await job.context.records.database.transaction(async (tx) => {
      const found = await processRows(tx, job, { rows, created, besides });
      await storeResults(tx, job.stored.id, found);
      await advance(tx, { position: (staged.at(-1) as StagedRow).no, counts: countOutcomes(found) });
      return found;
    });
  } catch (error) {
    job.trial?.backTo(mark);
    throw error;
  }
  settle(job, { created, besides }, results);
  return results;
}

/** Once the batch is committed, what it created can be found and told. */
function settle(job: Job, { created, besides }: Pick<RowsToProcess, 'created' | 'besides'>, results: readonly RowResult[]): void {
  job.trial?.settle();
  if (job.trial) return;
  const happenings: Happening[] = [...besides];
  const actor = job.caller.user.id;
  for (const wanted of created.values()) {
    const { id, target } = wanted;
    if ('relation' in wanted) wanted.relation.lookup.add(wanted.text, { id, group: wanted.group });
    job.related.add(id);
    happenings.push({ kind: 'record', entityNo: target.no, id, version: 1, actor });
  }
  for (const { outcome, id, version } of results) {
    if (id !== null && (outcome === 'create' || outcome === 'update'))
      happenings.push({ kind: 'record', entityNo: job.entity.no, id, version, actor });
  }
  job.context.publish(happenings);
}

function countOutcomes(results: readonly RowResult[]): Partial<ImportCounts> {
  const counts: Partial<Record<RowResult['outcome'], number>> = {};
  for (const { outcome } of results) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

async function storeResults(db: Queryable, importId: string, results: readonly RowResult[]): Promise<void> {
  const rows = results.map(({ version: _, id, problems, ...result }) => ({ ...result, record_id: id, problems: stored(problems) }));
  await db.run(
    sql`UPDATE vinculo.import_row r SET outcome = x.outcome, record_id = x.record_id, record = x.record, before = x.before, later = x.later, problems = x.problems
      FROM json_to_recordset(${JSON.stringify(rows)}::json) AS x(no int, outcome text, record_id uuid, record jsonb, before jsonb, later jsonb, problems jsonb)
      WHERE r.import_id = ${importId}::uuid AND r.row_no = x.no`,
  );
}

function stored(problems: readonly RowProblem[]): readonly RowProblem[] | null {
  return problems.length === 0 ? null : problems;
}
