import { setImmediate as breathe } from 'node:timers/promises';
import type { RecordReader } from '#core/contract/plugin.ts';
import type { RecordInput } from '#core/contract/records.ts';
import { AppError, isAppError } from '#core/errors.ts';
import { raw } from '#core/kit/sql.ts';
import type { Happening } from '#core/outbox/relay.ts';
import { type BatchRecord, type Decision, decideRecord, refuseDenied } from '#core/records/batch/decide-record.ts';
import type { Job } from '#core/records/batch/job.ts';
import { lockRecords, readRights } from '#core/records/batch/locked-records.ts';
import type { RecordOutcome } from '#core/records/batch/stored-batch.ts';
import { checkRelations } from '#core/records/check-relations.ts';
import { isNobodysFault } from '#core/records/is-nobodys-fault.ts';
import { nameDuplicate } from '#core/records/name-duplicate.ts';
import { recordReader } from '#core/records/reader.ts';
import { moveMany, updateMany } from '#core/records/store-many.ts';
import { type StoredError, storedError } from '#core/records/stored-error.ts';
import type { Queryable } from '#core/sql/database.ts';

export interface RecordResult {
  readonly no: number;
  readonly id: string;
  readonly outcome: RecordOutcome;
  readonly version: number | null;
  readonly before: RecordInput | null;
  readonly problem: StoredError | null;
}

export interface ChunkResult {
  readonly results: readonly RecordResult[];
  /** What plugins wrote besides. */
  readonly besides: readonly Happening[];
}

/** What becomes of one record depends on what becomes of another: they have to be taken one after the other. */
class Interdependent extends Error {}

/**
 * Judges records and writes them, all at once. If that does not do, they are taken apart, in the end one by one as in single edits:
 * those that are refused are left as they are, the others go through.
 */
export async function changeRecords(db: Queryable, job: Job, records: readonly BatchRecord[]): Promise<ChunkResult> {
  await db.run(raw('SAVEPOINT batch_records'));
  try {
    const done = await attempt(db, job, records);
    await db.run(raw('RELEASE SAVEPOINT batch_records'));
    return done;
  } catch (error) {
    if (isNobodysFault(error)) throw error;
    await db.run(raw('ROLLBACK TO SAVEPOINT batch_records'));
    const [first] = records as [BatchRecord];
    if (records.length === 1) return { results: [refused(job, first, error)], besides: [] };
    const half = Math.ceil(records.length / 2);
    const parts = error instanceof Interdependent ? records.map((record) => [record]) : [records.slice(0, half), records.slice(half)];
    const done: ChunkResult[] = [];
    for (const part of parts) done.push(await changeRecords(db, job, part));
    return { results: done.flatMap(({ results }) => results), besides: done.flatMap(({ besides }) => besides) };
  }
}

function refused(job: Job, { no, id }: BatchRecord, error: unknown): RecordResult {
  if (!isAppError(error) || error.status >= 500) job.onError(error);
  return { no, id, outcome: job.undo ? 'kept' : 'skipped', version: null, before: null, problem: storedError(error, job.batchId) };
}

interface Decided {
  readonly one: BatchRecord;
  readonly decision: Decision;
}
type Change = Extract<Decision, { readonly kind: 'change' }>;
interface Changing {
  readonly one: BatchRecord;
  readonly decision: Change;
}

async function attempt(db: Queryable, job: Job, records: readonly BatchRecord[]): Promise<ChunkResult> {
  const decided = await decideAll(db, job, records);
  const changing = decided.filter((one): one is Changing => one.decision.kind === 'change');
  const versions = await write(db, job, changing);
  const besides = await runAfterHooks(db, job, { changing, versions });
  for (const { id, version } of besides.filter(({ kind }) => kind === 'record'))
    if (versions.has(id)) versions.set(id, Math.max(version, versions.get(id) ?? 0));
  return { results: decided.map((one) => resultOf(job, one, versions)), besides };
}

const BREATH = 100;

async function decideAll(db: Queryable, job: Job, records: readonly BatchRecord[]): Promise<Decided[]> {
  const locked = await lockRecords(
    db,
    job,
    records.map(({ id }) => id),
  );
  const { reader, readsOwn } = chunkReader(db, job);
  const relations = relationChecks(db, job);
  const decided: Decided[] = [];
  for (const one of records) {
    const deciding = { one, locked: locked.get(one.id), reader, checkRelations: relations };
    decided.push({ one, decision: await decideRecord(job, deciding) });
    if (records.length > 1 && readsOwn()) throw new Interdependent();
    if (decided.length % BREATH === 0) await breathe();
  }
  return decided;
}

/**
 * Hooks ask the same few questions for each record: answers are kept for the length of a chunk. A question about what the chunk
 * itself changes, be it by way of a relation, has another answer after each record.
 */
function chunkReader(db: Queryable, { records, caller, entity: changed }: Job) {
  const answers = new Map<string, ReturnType<RecordReader['find']>>();
  let own = false;
  const reader = (entity: string): RecordReader => ({
    find: (query) => {
      const key = JSON.stringify([entity, query]);
      own ||= entity === changed.name || /"(some|none)"|"field":"[^"]*\./.test(key);
      const answer = answers.get(key) ?? recordReader(records, { db, caller }, entity).find(query);
      answers.set(key, answer);
      return answer;
    },
  });
  return { reader, readsOwn: () => own };
}

/** Most records of a batch get the same values. */
function relationChecks(db: Queryable, { caller, entity }: Job): (values: RecordInput) => Promise<void> {
  const known = new Map<string, Promise<void>>();
  const names = new Set([...entity.fields.values()].filter((field) => field.type.relation).map(({ name }) => name));
  return (values) => {
    const pointing = Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)));
    const key = JSON.stringify(pointing);
    const check = known.get(key) ?? checkRelations({ db, caller }, { entity, values: pointing });
    known.set(key, check);
    return check;
  };
}

async function write(db: Queryable, job: Job, changing: readonly Changing[]): Promise<Map<string, number>> {
  const { entity, caller, action, policy } = job;
  const ids = changing.map(({ one }) => one.id);
  try {
    if (action !== 'update') return new Map(await moveMany(db, { entity, caller }, { ids, way: action }));
    const changes = changing.map(({ one, decision }) => ({ id: one.id, changes: pairsOf(decision) }));
    const versions = new Map(await updateMany(db, { entity, caller }, changes));
    // The record must still be one on which the caller may change these fields: nobody gives a record away by an edit.
    const rights = policy.unrestricted ? undefined : await readRights(db, job, ids);
    if (rights) for (const { one, decision } of changing) refuseDenied(job, rights.get(one.id), Object.keys(decision.changes));
    return versions;
  } catch (error) {
    throw nameDuplicate(error, entity);
  }
}

/** Field → [before, after]. */
function pairsOf({ before, changes }: Change): Record<string, readonly [unknown, unknown]> {
  return Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, [before[name] ?? null, value] as const]));
}

interface Written {
  readonly changing: readonly Changing[];
  readonly versions: ReadonlyMap<string, number>;
}

async function runAfterHooks(db: Queryable, job: Job, { changing, versions }: Written): Promise<Happening[]> {
  const { records, caller, entity, action } = job;
  if (!records.hooks.hasAfter(entity.name, action)) return [];
  const besides: Happening[] = [];
  for (const { one, decision } of changing) {
    const { before, changes } = decision;
    const record = { ...before, ...changes, version: versions.get(one.id) ?? before.version };
    const written = { entity: entity.name, action, id: one.id, record, before, changed: Object.keys(changes) };
    const own = await records.afterWrite(records, { db, caller }, written);
    if (own.some(({ kind, id }) => kind === 'record' && id !== one.id && versions.has(id))) throw new Interdependent();
    besides.push(...own);
  }
  return besides;
}

function resultOf(job: Job, { one, decision }: Decided, versions: ReadonlyMap<string, number>): RecordResult {
  const { no, id } = one;
  if (decision.kind === 'refused') return refused(job, one, decision.error);
  const version = versions.get(id) ?? null;
  if (job.undo) return { no, id, outcome: 'undone', version, before: null, problem: null };
  if (decision.kind === 'same') return { no, id, outcome: 'same', version: null, before: null, problem: null };
  // Locked and judged, it can only be missing if it went with another record of the same statement.
  if (version === null) return refused(job, one, new AppError('RECORD_NOT_FOUND'));
  const { before, changes } = decision;
  const replaced = Object.fromEntries(Object.keys(changes).map((name) => [name, before[name] ?? null]));
  return { no, id, outcome: 'changed', version, before: replaced, problem: null };
}
