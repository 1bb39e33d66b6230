import type { Lease } from '#core/jobs/leased-work.ts';
import { raw, sql } from '#core/kit/sql.ts';
import type { Happening } from '#core/outbox/relay.ts';
import type { BackgroundContext } from '#core/records/background-context.ts';
import { changeRecords, type RecordResult } from '#core/records/batch/change-records.ts';
import type { BatchRecord } from '#core/records/batch/decide-record.ts';
import { type Job, prepareJob } from '#core/records/batch/job.ts';
import type { StoredBatch } from '#core/records/batch/stored-batch.ts';
import { withRetries } from '#core/records/with-retries.ts';
import type { Database, Queryable } from '#core/sql/database.ts';

const CHUNK = 1_000;

/** Goes through the records that are left, chunk by chunk, each with the definitions and rights of its moment. */
export async function runBatch(
  context: BackgroundContext,
  stored: StoredBatch,
  work: { lease: Lease; tell(): void },
): Promise<'done' | 'stopped'> {
  const { database } = context.records;
  for (;;) {
    if (work.lease.isStopping()) return 'stopped';
    const job = await prepareJob(context, stored);
    const told = await withRetries(() => nextChunk(database, job, { stored, lease: work.lease }));
    if (!told) return 'done';
    context.publish(told);
    work.tell();
  }
}

interface Chunk {
  readonly stored: StoredBatch;
  readonly lease: Lease;
}

/** What was committed; undefined when nothing was left. */
function nextChunk(database: Database, job: Job, { stored, lease }: Chunk): Promise<readonly Happening[] | undefined> {
  return database.transaction(async (tx) => {
    const records = await nextRecords(tx, job);
    if (records.length === 0) return undefined;
    const { results, besides } = await changeRecords(tx, job, records);
    await storeResults(tx, job, results);
    await followOwnChanges(tx, job, besides);
    const changed = results.filter(({ outcome }) => outcome === 'changed' || outcome === 'undone').length;
    const skipped = results.filter(({ outcome }) => outcome === 'skipped' || outcome === 'kept').length;
    const set = sql`done = done + ${results.length}::int, changed = changed + ${changed}::int, skipped = skipped + ${skipped}::int`;
    await lease.advance(tx, { state: stored.state, set });
    return [...results.flatMap((result) => happeningOf(job, result)), ...besides];
  });
}

/** An undo begins with what was changed last. */
function nextRecords(db: Queryable, { batchId, undo, entity }: Job): Promise<BatchRecord[]> {
  // Who guards users looks at what is committed: that the last administrator stays, for one.
  const limit = entity.name === 'user' ? 1 : CHUNK;
  const order = raw(undo ? 'DESC' : 'ASC');
  return db.rows<BatchRecord>(
    sql`SELECT no, record_id AS id, version, before FROM vinculo.batch_record
      WHERE batch_id = ${batchId}::uuid AND outcome = ${undo ? 'changed' : 'waiting'} ORDER BY no ${order} LIMIT ${limit}::int`,
  );
}

async function storeResults(db: Queryable, { batchId, undo }: Job, results: readonly RecordResult[]): Promise<void> {
  const rows = results.map(({ no, outcome, version, before, problem }) => ({ no, outcome, version, before, problem }));
  // What an undo has put back is of no more use.
  const kept = raw(undo ? 'version = NULL, before = NULL' : 'version = x.version, before = x.before');
  await db.run(
    sql`UPDATE vinculo.batch_record r SET outcome = x.outcome, problem = x.problem, ${kept}
      FROM json_to_recordset(${JSON.stringify(rows)}::json) AS x(no int, outcome text, version int, before json, problem json)
      WHERE r.batch_id = ${batchId}::uuid AND r.no = x.no`,
  );
}

/** A plugin's answer to one record may change another that the batch has changed already: that is not somebody else's change. */
async function followOwnChanges(db: Queryable, { batchId, entity }: Job, besides: readonly Happening[]): Promise<void> {
  const own = besides.filter(({ kind, entityNo }) => kind === 'record' && entityNo === entity.no);
  if (own.length === 0) return;
  const rows = [...Map.groupBy(own, ({ id }) => id)].map(([id, list]) => {
    const versions = list.map(({ version }) => version);
    return { id, first: Math.min(...versions), last: Math.max(...versions) };
  });
  await db.run(
    sql`UPDATE vinculo.batch_record r SET version = x.last FROM json_to_recordset(${JSON.stringify(rows)}::json) AS x(id uuid, first int, last int)
      WHERE r.batch_id = ${batchId}::uuid AND r.record_id = x.id AND r.outcome = 'changed' AND r.version = x.first - 1`,
  );
}

function happeningOf({ entity, caller }: Job, { id, version }: RecordResult): Happening[] {
  return version === null ? [] : [{ kind: 'record', entityNo: entity.no, id, version, actor: caller.user.id }];
}
