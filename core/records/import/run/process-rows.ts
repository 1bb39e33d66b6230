import { policyFor } from '#core/access/policy.ts';
import { rowsPredicate } from '#core/access/row-filter.ts';
import type { RecordInput, RecordValue } from '#core/contract/records.ts';
import { AppError, isAppError } from '#core/errors.ts';
import { raw, sql } from '#core/kit/sql.ts';
import type { Happening } from '#core/outbox/relay.ts';
import type { RowProblem } from '#core/records/import/problem.ts';
import { afterRows } from '#core/records/import/run/after-rows.ts';
import { createRelated } from '#core/records/import/run/create-related.ts';
import { type Decision, decideRow, problemsOf } from '#core/records/import/run/decide-row.ts';
import { drawNumbers } from '#core/records/import/run/draw-numbers.ts';
import type { Earlier } from '#core/records/import/run/earlier-rows.ts';
import { batchReader, type Job, recordKey } from '#core/records/import/run/job.ts';
import { type Match, matchRecords } from '#core/records/import/run/match-records.ts';
import type { ReadRow } from '#core/records/import/run/read-row.ts';
import { uniqueCollisions, uniqueUses } from '#core/records/import/run/unique-values.ts';
import type { WantedRecord } from '#core/records/import/run/wanted-record.ts';
import { isNobodysFault } from '#core/records/is-nobodys-fault.ts';
import { nameDuplicate } from '#core/records/name-duplicate.ts';
import { insertMany, updateMany } from '#core/records/store-many.ts';
import type { Queryable } from '#core/sql/database.ts';
import { entityTable } from '#core/sql/field-columns.ts';

/** What became of a row, or in a trial what would become of it. */
export interface RowResult {
  readonly no: number;
  readonly outcome: 'create' | 'update' | 'skip' | 'error';
  readonly id: string | null;
  readonly version: number;
  readonly before: RecordInput | null;
  readonly record: RecordInput | null;
  readonly later: Readonly<Record<string, string>> | null;
  readonly problems: readonly RowProblem[];
}

const isBlocking = ({ mild }: RowProblem): boolean => mild !== true;

/**
 * Decides about rows and writes them, all at once. If the database refuses the lot, it is halved until the rows that are
 * to blame stand alone: they become errors, and the others come in.
 */
export async function processRows(db: Queryable, job: Job, { rows, created, besides }: RowsToProcess): Promise<RowResult[]> {
  const mark = job.trial?.mark() ?? 0;
  await db.run(raw('SAVEPOINT import_rows'));
  try {
    const { results, made, told } = await attempt(db, job, { rows, created });
    await db.run(raw(job.trial ? 'ROLLBACK TO SAVEPOINT import_rows' : 'RELEASE SAVEPOINT import_rows'));
    if (!job.trial) for (const record of made) created.set(record.id, record);
    besides.push(...told);
    return results;
  } catch (error) {
    if (isNobodysFault(error)) throw error;
    await db.run(raw('ROLLBACK TO SAVEPOINT import_rows'));
    job.trial?.backTo(mark);
    if (rows.length === 1) return [refused(rows[0] as ReadRow, error, job)];
    const half = Math.ceil(rows.length / 2);
    const first = await processRows(db, job, { rows: rows.slice(0, half), created, besides });
    return [...first, ...(await processRows(db, job, { rows: rows.slice(half), created, besides }))];
  }
}

export interface RowsToProcess {
  readonly rows: readonly ReadRow[];
  /** Related records that the transaction has created, by id; added to. */
  readonly created: Map<string, WantedRecord>;
  /** What plugins wrote besides the rows; added to. */
  readonly besides: Happening[];
}

function refused(row: ReadRow, error: unknown, job: Job): RowResult {
  if (!isAppError(error) || error.status >= 500) job.context.onError(error, `row ${row.no} of an import`);
  const problems = isAppError(error) ? problemsOf(error, job) : [{ code: 'import.rowFailed' }];
  return failed(row, problems);
}

const failed = (row: ReadRow, problems: readonly RowProblem[]): RowResult => ({
  ...{ no: row.no, outcome: 'error', id: null, version: 0, before: null, record: null, later: null },
  problems: [...row.problems, ...problems],
});

async function attempt(
  db: Queryable,
  job: Job,
  { rows, created }: Omit<RowsToProcess, 'besides'>,
): Promise<{ results: RowResult[]; made: readonly WantedRecord[]; told: readonly Happening[] }> {
  const sound = rows.filter(({ problems }) => !problems.some(isBlocking));
  const results = rows.filter(({ problems }) => problems.some(isBlocking)).map((row) => failed(row, []));
  const made = sound.flatMap(({ wanted }) => wanted.filter(({ id }) => !created.has(id) && !job.related.has(id)));
  await createRelated(db, job, made);
  const reader = batchReader(job, db);
  const told: Happening[] = [];
  for (const wave of waves(sound, job)) results.push(...(await processWave(db, job, { wave, reader, told })));
  return { results, made, told };
}

interface KeyedRow {
  readonly row: ReadRow;
  readonly key: string | undefined;
}

/** Rows about the same record follow one another: the second finds what the first has made. */
function waves(rows: readonly ReadRow[], { stored, entity }: Job): KeyedRow[][] {
  const result: KeyedRow[][] = [];
  const times = new Map<string, number>();
  for (const row of rows) {
    const key = recordKey(row.values, stored.document.matchBy, entity);
    const wave = key === undefined ? 0 : (times.get(key) ?? 0);
    if (key !== undefined) times.set(key, wave + 1);
    const rowsOfWave = result[wave] ?? [];
    rowsOfWave.push({ row, key });
    result[wave] = rowsOfWave;
  }
  return result;
}

interface Wave {
  readonly wave: readonly KeyedRow[];
  readonly reader: ReturnType<typeof batchReader>;
  readonly told: Happening[];
}

interface Decided extends KeyedRow {
  readonly decision: Decision;
}

async function processWave(db: Queryable, job: Job, { wave, reader, told }: Wave): Promise<RowResult[]> {
  const keys = [...new Set(wave.flatMap(({ key }) => (key === undefined ? [] : [key])))];
  const matches = await matchRecords(db, job, keys);
  const earlier = await job.trial?.load(db, job.stored.id, keys);
  const decided: Decided[] = [];
  for (const { row, key } of wave) {
    const found = key === undefined ? [] : (matches.get(key) ?? []);
    if (found.length > 1) decided.push({ row, key, decision: { kind: 'error', problems: [ambiguous(found.length)] } });
    else
      decided.push({
        row,
        key,
        decision: await decideRow(job, { row, match: withEarlier(found[0], key === undefined ? undefined : earlier?.get(key)), reader }),
      });
  }
  const checked = await withoutCollisions(db, job, decided);
  const { versions, besides } = await write(db, job, checked);
  told.push(...besides);
  return checked.map((one) => resultOf(one, versions, job));
}

const ambiguous = (count: number): RowProblem => ({ code: 'import.matchAmbiguous', params: { count } });

/** In a trial: the record as the rows before this one would have left it. */
function withEarlier(match: Match | undefined, earlier: Earlier | undefined): Match | undefined {
  if (!earlier) return match;
  if (match) return { ...match, record: { ...match.record, ...earlier.values } };
  const record = { ...earlier.values, id: '', version: 1 } as RecordValue;
  return earlier.created ? { record, mayUpdate: true, denied: new Set() } : undefined;
}

async function withoutCollisions(db: Queryable, job: Job, decided: readonly Decided[]): Promise<Decided[]> {
  const uses = decided.flatMap(({ row, decision }) => usesOf(job, row.no, decision));
  const collisions = Map.groupBy(await uniqueCollisions(db, job, uses), ({ no }) => no);
  return decided.map((one) => {
    const own = collisions.get(one.row.no);
    if (!own) return one;
    const places = own.flatMap(({ fields }) => fields.map((name) => ({ path: `/${name}`, code: 'unique' })));
    return { ...one, decision: { kind: 'error', problems: problemsOf(new AppError('RECORD_DUPLICATE', { places }), job) } };
  });
}

function usesOf(job: Job, no: number, decision: Decision) {
  if (decision.kind === 'create')
    return uniqueUses(job, { no, id: undefined, values: decision.values, set: new Set(Object.keys(decision.values)) });
  if (decision.kind !== 'update') return [];
  const after = Object.fromEntries(Object.entries(decision.changes).map(([name, [, value]]) => [name, value]));
  return uniqueUses(job, { no, id: decision.id, values: { ...decision.record, ...after }, set: new Set(Object.keys(after)) });
}

interface WaveWritten {
  readonly versions: ReadonlyMap<string, number>;
  readonly besides: readonly Happening[];
}

/** A trial writes too where only the database can tell whether the caller may; it is rolled back with everything else. */
async function write(db: Queryable, job: Job, decided: readonly Decided[]): Promise<WaveWritten> {
  const { entity, caller } = job;
  const creates = decided.flatMap(({ decision }) => (decision.kind === 'create' ? [decision] : []));
  const updates = decided.flatMap(({ decision }) => (decision.kind === 'update' && decision.id !== '' ? [decision] : []));
  const rights = (['create', 'update'] as const).map((action) => policyFor(caller, entity, action).rows);
  if (job.trial && rights.every((rows) => rows === 'all')) return { versions: new Map(), besides: [] };
  try {
    const numbered = await drawNumbers(job, entity, creates);
    await insertMany(db, { entity, caller }, numbered);
    const versions = await updateMany(db, { entity, caller }, updates);
    await refuseForeign(db, job, { action: 'create', ids: creates.map(({ id }) => id) });
    await refuseForeign(db, job, { action: 'update', ids: updates.map(({ id }) => id) });
    return { versions, besides: job.trial ? [] : await afterRows(db, job, { creates: numbered, updates }) };
  } catch (error) {
    throw nameDuplicate(error, entity);
  }
}

/** The records must be ones that the caller may make, or still change: nobody gives a record away by an import. */
async function refuseForeign(
  db: Queryable,
  { entity, caller }: Job,
  { action, ids }: { action: 'create' | 'update'; ids: readonly string[] },
): Promise<void> {
  const { rows } = policyFor(caller, entity, action);
  if (rows === 'all' || ids.length === 0) return;
  const allowed = rowsPredicate(rows, { caller, entity, alias: 't' });
  const foreign = await db.tuples(
    sql`SELECT 1 FROM ${entityTable(entity)} t WHERE t.id = ANY(${ids}::uuid[]) AND (${allowed}) IS NOT TRUE LIMIT 1`,
  );
  if (foreign.length > 0) throw new AppError('ACTION_DENIED', { params: { entity: entity.name } });
}

function resultOf({ row, key, decision }: Decided, versions: ReadonlyMap<string, number>, job: Job): RowResult {
  if (decision.kind === 'error') return failed(row, decision.problems);
  const later = Object.keys(row.later).length > 0 ? row.later : null;
  const base = { no: row.no, id: decision.id === '' ? null : decision.id, problems: row.problems };
  if (decision.kind === 'skip') {
    // A record that is the same but for a link to a row of this file is not the same.
    const linked = later !== null && job.stored.document.onMatch !== 'skip';
    return {
      ...base,
      version: 0,
      ...(linked ? { outcome: 'update', before: {}, record: {}, later } : { outcome: 'skip', before: null, record: null, later: null }),
    };
  }
  const created = decision.kind === 'create';
  const record = created ? decision.values : side(decision.changes, 1);
  job.trial?.note({ no: row.no, key, created, values: record, uniques: usesOf(job, row.no, decision) });
  // A run keeps no copy of what it creates: the record itself is there.
  if (created) return { ...base, outcome: 'create', version: 1, before: null, record: job.trial ? record : null, later };
  return { ...base, outcome: 'update', version: versions.get(decision.id) ?? 0, before: side(decision.changes, 0), record, later };
}

function side(changes: Readonly<Record<string, readonly [unknown, unknown]>>, at: 0 | 1): RecordInput {
  return Object.fromEntries(Object.entries(changes).map(([name, pair]) => [name, pair[at]]));
}
