import { actingNow } from '#core/access/engine-caller.ts';
import { policyFor } from '#core/access/policy.ts';
import type { RecordReader } from '#core/contract/plugin.ts';
import type { RecordInput, RecordValue } from '#core/contract/records.ts';
import type { Field } from '#core/contract/registry.ts';
import { AppError, isAppError } from '#core/errors.ts';
import { uuid7 } from '#core/kit/uuid7.ts';
import type { RowProblem } from '#core/records/import/problem.ts';
import type { Job } from '#core/records/import/run/job.ts';
import type { Match } from '#core/records/import/run/match-records.ts';
import type { ReadRow } from '#core/records/import/run/read-row.ts';
import { checkWhole, withDefaults } from '#core/records/prepare-values.ts';

/** What is to become of a row. */
export type Decision =
  | { readonly kind: 'create'; readonly id: string; readonly values: RecordInput }
  | {
      readonly kind: 'update';
      readonly id: string;
      readonly record: RecordValue;
      readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>;
    }
  | { readonly kind: 'skip'; readonly id: string | null }
  | { readonly kind: 'error'; readonly problems: readonly RowProblem[] };

export interface DecisionInput {
  readonly row: ReadRow;
  readonly match: Match | undefined;
  readonly reader: (entity: string) => RecordReader;
}

/** Decides about one row as the API would about one request, refusals included. */
export async function decideRow(job: Job, input: DecisionInput): Promise<Decision> {
  try {
    if (!input.match) return await decideCreate(job, input);
    if (job.stored.document.onMatch === 'skip') return { kind: 'skip', id: input.match.record.id };
    return await decideUpdate(job, { ...input, match: input.match });
  } catch (error) {
    if (!isAppError(error) || error.status >= 500) throw error;
    return { kind: 'error', problems: problemsOf(error, job) };
  }
}

/** An error's places as problems of a row, with the column that feeds each field. */
export function problemsOf(error: AppError, { plans }: Pick<Job, 'plans'>): RowProblem[] {
  const { places = [], params } = error.details;
  if (places.length === 0) return [{ code: error.code, ...(params && { params }) }];
  return places.map((place) => {
    const field = place.path.split('/')[1] ?? '';
    const column = plans.find((plan) => plan.field.name === field)?.entry.column;
    return { code: place.code, field, ...(column !== undefined && { column }), ...(place.params && { params: place.params }) };
  });
}

async function decideCreate(job: Job, { row, reader }: DecisionInput): Promise<Decision> {
  const { entity, caller } = job;
  const policy = policyFor(caller, entity, 'create');
  if (policy.rows === 'none') throw new AppError('ACTION_DENIED', { params: { entity: entity.name } });
  refuseDenied(Object.keys(row.values), job, { action: 'create', also: NONE });
  const given = withDefaults(row.values, entity, caller);
  const set = await runHooks(job, { action: 'create', record: given, changed: Object.keys(row.values), before: null, reader });
  const values = { ...given, ...set };
  // A link to a row further down counts as given.
  checkWhole({ ...values, ...row.later }, entity);
  return { kind: 'create', id: uuid7(), values };
}

async function decideUpdate(job: Job, { row, match, reader }: DecisionInput & { match: Match }): Promise<Decision> {
  const { entity } = job;
  const { record } = match;
  const merged = { ...record, ...row.values };
  const set = await runHooks(job, { action: 'update', record: merged, changed: Object.keys(row.values), before: record, reader });
  const changes = differences(job, record, { ...row.values, ...set });
  const names = Object.keys(changes);
  if (names.length === 0) return { kind: 'skip', id: record.id };
  if (!match.mayUpdate) throw new AppError('ACTION_DENIED', { params: { entity: entity.name } });
  refuseDenied(names, job, { action: 'update', also: match.denied });
  checkWhole({ ...record, ...Object.fromEntries(names.map((name) => [name, changes[name]?.[1]])) }, entity, { before: record });
  return { kind: 'update', id: record.id, record, changes };
}

const NONE: ReadonlySet<string> = new Set();

interface Rights {
  readonly action: 'create' | 'update';
  /** Fields that are denied on this record only. */
  readonly also: ReadonlySet<string>;
}

function refuseDenied(names: readonly string[], { entity, caller }: Job, { action, also }: Rights): void {
  const policy = policyFor(caller, entity, action);
  if (policy.unrestricted) return;
  const denied = names.filter((name) => also.has(name) || policy.field(entity.fields.get(name) as Field) === 'none');
  if (denied.length > 0)
    throw new AppError('RECORD_INVALID', { places: denied.map((name) => ({ path: `/${name}`, code: 'import.fieldDenied' })) });
}

interface HookRun {
  readonly action: 'create' | 'update';
  readonly record: RecordInput;
  readonly changed: readonly string[];
  readonly before: RecordValue | null;
  readonly reader: (entity: string) => RecordReader;
}

async function runHooks({ context, caller, entity }: Job, { reader, ...run }: HookRun): Promise<RecordInput> {
  const { hooks } = context.records;
  if (!hooks.has(entity.name, run.action)) return {};
  return hooks.run({ ...run, entity: entity.name, ...actingNow(caller), imported: true, records: reader });
}

/** Fields whose value really differs from the stored one. What is said about a link that stays is not lost. */
function differences({ entity }: Job, before: RecordValue, values: RecordInput): Record<string, readonly [unknown, unknown]> {
  const changed: Record<string, readonly [unknown, unknown]> = {};
  for (const [name, value] of Object.entries(values)) {
    const old = before[name] ?? null;
    const next = entity.fields.get(name)?.link ? keptLinks(old, value) : (value ?? null);
    if (JSON.stringify(old) !== JSON.stringify(next)) changed[name] = [old, next];
  }
  return changed;
}

type Links = readonly { readonly id: string }[];

function keptLinks(old: unknown, value: unknown): Links {
  const before = (old ?? []) as Links;
  const after = (value ?? []) as Links;
  if (before.length === after.length && after.every(({ id }) => before.some((link) => link.id === id))) return before;
  return after.map((link) => before.find(({ id }) => id === link.id) ?? link);
}
