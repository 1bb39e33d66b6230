import { type Policy, policyFor } from '#core/access/policy.ts';
import { fieldsPredicate } from '#core/access/row-filter.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { RecordInput, RecordValue } from '#core/contract/records.ts';
import type { Entity } from '#core/contract/registry.ts';
import { AppError } from '#core/errors.ts';
import { join, raw, type Sql, sql } from '#core/kit/sql.ts';
import { dayInZone } from '#core/kit/zoned-day.ts';
import { checkId, findEntity, type RecordsContext } from '#core/records/context.ts';
import { findRecord } from '#core/records/get.ts';
import { nameDuplicate } from '#core/records/name-duplicate.ts';
import { checkedValues, checkRelations, checkWhole } from '#core/records/prepare-values.ts';
import { readableFields, readPlan, readPolicy } from '#core/records/read-plan.ts';
import { recordReader } from '#core/records/reader.ts';
import { columnValues, linkStatements, returnedColumns, trailStatements, writeStatement } from '#core/records/store-statement.ts';
import type { Queryable } from '#core/sql/database.ts';
import { entityTable } from '#core/sql/field-columns.ts';

export interface UpdateRequest {
  readonly entity: string;
  readonly id: string;
  readonly body: unknown;
  /** The version the caller saw (If-Match). Without it the last write wins. */
  readonly version?: number;
  /** Judge only the fields that change: for an edit that cannot be blamed for what else is missing. */
  readonly touchedOnly?: true;
}

const TRIES = 5;

/** Changes a record's fields. Nothing changes, and no version is used up, when the values are those already stored. */
export async function updateRecord(context: RecordsContext, caller: Caller, request: UpdateRequest): Promise<RecordValue> {
  const entity = findEntity(caller, request.entity);
  const policy = policyFor(caller, entity, 'update');
  if (policy.rows === 'none') throw new AppError('ACTION_DENIED', { params: { entity: entity.name } });
  const id = checkId(request.id);
  const values = checkedValues(request.body, policy, caller);
  const inTransaction = !policy.unrestricted || context.hooks.has(entity.name, 'update');
  for (let attempt = 1; ; attempt += 1) {
    const work = (db: Queryable) =>
      change({ db, context, caller, policy, id, touchedOnly: request.touchedOnly ?? false }, values, request.version);
    const record = inTransaction ? await context.database.transaction(work) : await work(context.database);
    if (record === 'raced' && attempt < TRIES) continue;
    if (record === 'raced') throw new AppError('BUSY');
    context.published([{ kind: 'record', entityNo: entity.no, id: record.id, version: record.version, actor: caller.user.id }]);
    return record;
  }
}

interface Write {
  readonly db: Queryable;
  readonly context: RecordsContext;
  readonly caller: Caller;
  readonly policy: Policy;
  readonly id: string;
  readonly touchedOnly: boolean;
}

/** Reads, decides, and writes on condition that nobody wrote in between: 'raced' asks for another try. */
async function change(write: Write, values: RecordInput, version: number | undefined): Promise<RecordValue | 'raced'> {
  const { db, context, caller, policy, id } = write;
  const { entity } = policy;
  // The whole record, not what the caller sees of it: rules and the audit trail must not take a hidden value for an empty one.
  const before = await findRecord(db, caller, { entity, id, fields: [...entity.fields.values()], whole: true });
  if (!before) throw new AppError('RECORD_NOT_FOUND');
  if (version !== undefined && version !== before.version) {
    throw new AppError('RECORD_CONFLICT', { members: { current: await visibleRecord(write) } });
  }
  const set = context.hooks.has(entity.name, 'update') ? await runHooks(write, before, values) : {};
  const changed = differences(before, { ...values, ...set });
  if (Object.keys(changed).length === 0) return visibleRecord(write);
  const given = Object.keys(values).filter((name) => name in changed);
  if (!policy.unrestricted && !(await mayChange(write, given))) throw new AppError('ACTION_DENIED', { params: { entity: entity.name } });
  checkWhole({ ...before, ...changed }, entity, write.touchedOnly ? new Set(Object.keys(changed)) : undefined);
  await checkRelations({ db, caller }, entity, changed);
  return (await store(write, before, { changed, given })) ?? 'raced';
}

async function visibleRecord({ db, caller, policy, id }: Write): Promise<RecordValue> {
  const fields = readableFields(readPolicy(caller, policy.entity), { links: true });
  const record = await findRecord(db, caller, { entity: policy.entity, id, fields });
  if (!record) throw new AppError('RECORD_NOT_FOUND');
  return record;
}

/** On the row as it is: some grant holds that contains each field that was given. */
async function mayChange({ db, caller, policy, id }: Write, given: readonly string[]): Promise<boolean> {
  const { entity } = policy;
  const rights = fieldsPredicate(policy, given, { caller, entity, alias: 't' });
  return (await db.tuples(sql`SELECT 1 FROM ${entityTable(entity)} t WHERE t.id = ${id}::uuid AND ${rights}`)).length > 0;
}

function runHooks({ db, context, caller, policy }: Write, before: RecordValue, values: RecordInput): Promise<RecordInput> {
  return context.hooks.run({
    action: 'update',
    entity: policy.entity.name,
    record: { ...before, ...values },
    changed: Object.keys(values),
    before,
    user: caller.user,
    today: dayInZone(caller.now, caller.user.timeZone),
    records: (name) => recordReader(context, { db, caller }, name),
  });
}

/** Fields whose value really differs from the stored one. */
function differences(before: RecordValue, values: RecordInput): RecordInput {
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => JSON.stringify(before[name] ?? null) !== JSON.stringify(value ?? null)),
  );
}

interface Decided {
  readonly changed: RecordInput;
  /** Which of them the caller gave; the others were set by plugins. */
  readonly given: readonly string[];
}

async function store(
  { db, caller, policy, id }: Write,
  before: RecordValue,
  { changed, given }: Decided,
): Promise<RecordValue | undefined> {
  const { entity } = policy;
  const reading = readPolicy(caller, entity);
  const plan = readPlan(readableFields(reading, { links: false }), reading, caller);
  const changes = Object.fromEntries(Object.entries(changed).map(([name, value]) => [name, [before[name] ?? null, value] as const]));
  const rights = fieldsPredicate(policy, given, { caller, entity, alias: 't' });
  const statement = writeStatement(
    updateStatement({ entity, id, version: before.version, changed, caller }, rights),
    [
      ...linkStatements(changed, { entity, caller, replace: true }),
      ...trailStatements({ entity, action: 'updated', actor: caller.user.id, changes }),
    ],
    [sql`(${rights})`, ...plan.select],
  );
  const tuples = await db.tuples(statement, { prepared: true }).catch((error: unknown) => {
    throw nameDuplicate(error, entity);
  });
  if (!tuples[0]) return undefined;
  const [mayKeep, ...tuple] = tuples[0];
  // The row must still be one on which the caller may change these fields: nobody gives a record away by an edit.
  if (mayKeep !== true) throw new AppError('ACTION_DENIED', { params: { entity: entity.name } });
  const linked = readableFields(reading, { links: true }).filter((field) => field.link);
  const links = Object.fromEntries(linked.map((field) => [field.name, changed[field.name] ?? before[field.name] ?? []]));
  return { ...plan.decode(tuple), ...links };
}

interface Update {
  readonly entity: Entity;
  readonly id: string;
  readonly version: number;
  readonly changed: RecordInput;
  readonly caller: Caller;
}

function updateStatement({ entity, id, version, changed, caller }: Update, rights: Sql): Sql {
  const columns = columnValues(changed, entity, caller).map(({ column, value }) => sql`${column} = ${value}`);
  const sets = join(
    [raw('version = t.version + 1'), raw('updated_at = now()'), sql`updated_by = ${caller.user.id}::uuid`, ...columns],
    ', ',
  );
  return sql`UPDATE ${entityTable(entity)} t SET ${sets} WHERE t.id = ${id}::uuid AND t.version = ${version}::int AND t.deleted_at IS NULL AND ${rights} RETURNING ${returnedColumns(entity)}`;
}
