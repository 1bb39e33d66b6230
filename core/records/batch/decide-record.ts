import { actingNow } from '#core/access/engine-caller.ts';
import type { RecordReader } from '#core/contract/plugin.ts';
import type { RecordInput, RecordValue } from '#core/contract/records.ts';
import { AppError, isAppError } from '#core/errors.ts';
import type { Job } from '#core/records/batch/job.ts';
import type { LockedRecord } from '#core/records/batch/locked-records.ts';
import { checkWhole } from '#core/records/prepare-values.ts';
import { differences } from '#core/records/update.ts';

/** One record that a batch is about. */
export interface BatchRecord {
  readonly no: number;
  readonly id: string;
  /** Of an undo: the version the batch left, and the values it replaced. */
  readonly version: number | null;
  readonly before: RecordInput | null;
}

/** What is to become of a record. */
export type Decision =
  | { readonly kind: 'change'; readonly before: RecordValue; readonly changes: RecordInput }
  | { readonly kind: 'same' }
  | { readonly kind: 'refused'; readonly error: AppError };

export interface Deciding {
  readonly one: BatchRecord;
  readonly locked: LockedRecord | undefined;
  readonly reader: (entity: string) => RecordReader;
  /** Refuses values that point at what is not there. */
  checkRelations(values: RecordInput): Promise<void>;
}

/** Decides about one record as about a single edit: hooks, rights, rules, in this order. */
export async function decideRecord(job: Job, deciding: Deciding): Promise<Decision> {
  try {
    return job.action === 'update' ? await decideUpdate(job, deciding) : await decideMove(job, deciding);
  } catch (error) {
    if (!isAppError(error) || error.status >= 500) throw error;
    return { kind: 'refused', error };
  }
}

async function decideUpdate(job: Job, { one, locked, reader, checkRelations }: Deciding): Promise<Decision> {
  const { entity, undo } = job;
  const before = standing(one, locked);
  if (before['deleted_at']) throw new AppError('RECORD_NOT_FOUND');
  const values = undo ? knownValues(job, one.before ?? {}) : job.values;
  const set = await runHooks(job, { before, values, reader });
  // What stood there before is put back as it was, whatever plugins would make of it today.
  const changes = differences(before, undo ? { ...set, ...values } : { ...values, ...set });
  const names = Object.keys(changes);
  if (names.length === 0) return { kind: 'same' };
  refuseDenied(job, locked, names);
  if (!undo) checkWhole({ ...before, ...changes }, entity, { before });
  await checkRelations(changes);
  return { kind: 'change', before, changes };
}

async function decideMove(job: Job, { one, locked, reader }: Deciding): Promise<Decision> {
  const before = standing(one, locked);
  const inTrash = Boolean(before['deleted_at']);
  if (job.action === 'restore' && !inTrash) throw new AppError('RECORD_NOT_IN_TRASH');
  if (job.action === 'remove' && inTrash) throw new AppError('RECORD_NOT_FOUND');
  refuseDenied(job, locked, []);
  await runHooks(job, { before, values: {}, reader });
  return { kind: 'change', before, changes: {} };
}

/** The record as it is, when it still is the one that was meant. */
function standing({ version }: BatchRecord, locked: LockedRecord | undefined): RecordValue {
  if (!locked) throw new AppError('RECORD_NOT_FOUND');
  if (version !== null && locked.record.version !== version) throw new AppError('RECORD_CONFLICT');
  return locked.record;
}

/** A field may have been taken out of use since. */
function knownValues({ entity }: Job, values: RecordInput): RecordInput {
  return Object.fromEntries(Object.entries(values).filter(([name]) => entity.fields.has(name)));
}

export function refuseDenied(
  { entity }: Job,
  rights: Pick<LockedRecord, 'allowed' | 'denied'> | undefined,
  names: readonly string[],
): void {
  if (rights?.allowed && !names.some((name) => rights.denied.has(name))) return;
  throw new AppError('ACTION_DENIED', { params: { entity: entity.name } });
}

interface HookRun {
  readonly before: RecordValue;
  readonly values: RecordInput;
  readonly reader: Deciding['reader'];
}

async function runHooks({ records, caller, entity, action }: Job, { before, values, reader }: HookRun): Promise<RecordInput> {
  const record = { ...before, ...values };
  const changed = Object.keys(values);
  if (!records.hooks.has(entity.name, action, action === 'update' ? changed : undefined)) return {};
  return records.hooks.run({ action, entity: entity.name, record, changed, before, ...actingNow(caller), records: reader });
}
