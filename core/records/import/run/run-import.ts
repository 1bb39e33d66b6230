import { sql } from '#core/kit/sql.ts';
import type { BackgroundContext } from '#core/records/background-context.ts';
import { groupProblems } from '#core/records/import/findings/problem-groups.ts';
import type { Job } from '#core/records/import/run/job.ts';
import { linkLater } from '#core/records/import/run/link-later.ts';
import { prepareJob } from '#core/records/import/run/prepare-job.ts';
import { type Advance, type Batch, processBatch, readBatch } from '#core/records/import/run/process-batch.ts';
import { nextRows } from '#core/records/import/run/staged-rows.ts';
import type { ProblemGroup, StoredImport } from '#core/records/import/stored-import.ts';
import { withRetries } from '#core/records/with-retries.ts';
import { entityTable } from '#core/sql/field-columns.ts';
import { refreshStatistics } from '#core/sql/refresh-statistics.ts';

export interface Work {
  readonly advance: Advance;
  /** Lets the owner's pages know, not more often than they need. */
  tell(): void;
  /** The node is being shut down: leave the rest to others. */
  isStopping(): boolean;
}

export type Ending = { readonly problems: readonly ProblemGroup[] } | 'stopped';

const BATCH = 1_000;
/** Rows after which the statistics of a growing table are taken again for the first time. */
const FIRST_MEASURED = 2_000;

/** Goes through the rows of an import, from where it was left, and sums up its problems. */
export async function runImport(context: BackgroundContext, stored: StoredImport, work: Work): Promise<Ending> {
  const { database } = context.records;
  const trial = stored.state === 'checking';
  let job = await prepareJob(context, stored, { trial });
  // A trial that was interrupted has forgotten what its rows would have made.
  if (trial) await database.run(sql`UPDATE vinculo.import SET position = 0, counts = NULL WHERE id = ${stored.id}::uuid`);
  const readAfter = (after: number): Promise<Batch> => {
    const reading = nextRows(database, stored.id, { after, limit: BATCH }).then((rows) => readBatch(job, rows));
    // If it fails, that is said when its turn comes.
    reading.catch(() => undefined);
    return reading;
  };
  let next = readAfter(trial ? 0 : stored.position);
  let written = 0;
  let measuredAt = 0;
  for (;;) {
    let batch = await next;
    if (work.isStopping()) return 'stopped';
    const last = batch.staged.at(-1);
    if (!last) break;
    const renewed = await current(context, job);
    if (renewed.rows !== job.rows) batch = await readBatch(renewed, batch.staged);
    job = renewed;
    // The next rows are read while the database is busy with these.
    next = readAfter(last.no);
    // At first, and whenever the rows written have multiplied.
    if (written >= measuredAt) {
      await refreshStatistics(database, entityTable(job.entity));
      measuredAt = Math.max(FIRST_MEASURED, written * 3);
    }
    await withRetries(() => processBatch(job, batch, work.advance));
    if (!trial) written += batch.rows.length;
    work.tell();
  }
  if (!trial) await linkLater(job, work.advance);
  return { problems: await groupProblems(database, stored.id, job) };
}

/** The definitions may change while an import runs: then the rest of the rows is read by the new ones. */
async function current(context: BackgroundContext, job: Job): Promise<Job> {
  const { revision } = context.registry.current();
  if (job.caller.registry.revision === revision) return { ...job, caller: { ...job.caller, now: new Date() } };
  const renewed = await prepareJob(context, job.stored, { trial: job.trial !== undefined });
  return { ...renewed, trial: job.trial };
}
