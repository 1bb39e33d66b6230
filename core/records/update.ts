import { type Policy, policyFor } from '#core/access/policy.ts';
import { denied, rowsPredicate } from '#core/access/row-filter.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { RecordInput, RecordValue } from '#core/contract/records.ts';
import type { Entity, Field } from '#core/contract/registry.ts';
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
}

const TRIES = 5;
const UNRESTRICTED = raw('true');

/** Changes a record's fields. Nothing changes, and no version is used up, when the values are those already stored. */
export async function updateRecord(context: RecordsContext, caller: Caller, request: UpdateRequest): Promise<RecordValue> {
  const entity = findEntity(caller, request.entity);
  const policy = policyFor(caller, entity, 'update');
  if (policy.rows === 'none') throw new AppError('ACTION_DENIED', { params: { entity: entity.name } });
  const id = checkId(request.id);
  const values = checkedValues(request.body, policy, caller);
  const inTransaction = !policy.unrestricted || context.hooks.has(entity.name, 'update');
  for (let attempt = 1; ; attempt += 1) {
    const work = (db: Queryable) => change({ db, context, caller, policy, id }, values, request.version);
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
}

/** Reads, decides, and writes on condition that nobody wrote in between: 'raced' asks for another try. */
async function change(write: Write, values: RecordInput, version: number | undefined): Promise<RecordValue | 'raced'> {
  const { db, context, caller, policy, id } = write;
  const { entity } = policy;
  const fields = readableFields(readPolicy(caller, entity), { links: true });
  const before = await findRecord(db, caller, { entity, id, fields });
  if (!before) throw new AppError('RECORD_NOT_FOUND');
  if (version !== undefined && version !== before.version) throw new AppError('RECORD_CONFLICT', { members: { current: before } });
  const set = context.hooks.has(entity.name, 'update') ? await runHooks(write, before, values) : {};
  const changed = differences(before, { ...values, ...set });
  if (Object.keys(changed).length === 0) return before;
  const rights = rightsBefore(policy, changed, caller);
  if (!(await holdsOn({ db, entity, id }, rights))) throw new AppError('ACTION_DENIED', { params: { entity: entity.name } });
  checkWhole({ ...before, ...changed }, entity);
  await checkRelations({ db, caller }, entity, changed);
  return (await store(write, before, { changed, rights })) ?? 'raced';
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
  /** What must hold on the row as it was. */
  readonly rights: Sql;
}

async function store(
  { db, caller, policy, id }: Write,
  before: RecordValue,
  { changed, rights }: Decided,
): Promise<RecordValue | undefined> {
  const { entity } = policy;
  const reading = readPolicy(caller, entity);
  const plan = readPlan(readableFields(reading, { links: false }), reading, caller);
  const changes = Object.fromEntries(Object.entries(changed).map(([name, value]) => [name, [before[name] ?? null, value] as const]));
  const scope = { caller, entity, alias: 't' };
  const statement = writeStatement(
    updateStatement({ entity, id, version: before.version, changed, caller }, rights),
    [
      ...linkStatements(changed, { entity, id, replace: true }),
      ...trailStatements({ entity, action: 'updated', actor: caller.user.id, changes }),
    ],
    [sql`(${rowsPredicate(policy.rows, scope)})`, ...plan.select],
  );
  const tuples = await db.tuples(statement, { prepared: true }).catch((error: unknown) => {
    throw nameDuplicate(error, entity);
  });
  if (!tuples[0]) return undefined;
  const [mayChange, ...tuple] = tuples[0];
  // The row must still be one that the caller may change: nobody gives a record away by an edit.
  if (mayChange !== true) throw new AppError('ACTION_DENIED', { params: { entity: entity.name } });
  const links = Object.fromEntries(
    [...entity.fields.values()].filter((field) => field.link).map((field) => [field.name, changed[field.name] ?? before[field.name] ?? []]),
  );
  return { ...plan.decode(tuple), ...links };
}

async function holdsOn({ db, entity, id }: { db: Queryable; entity: Entity; id: string }, rights: Sql): Promise<boolean> {
  if (rights === UNRESTRICTED) return true;
  return (await db.tuples(sql`SELECT 1 FROM ${entityTable(entity)} t WHERE t.id = ${id}::uuid AND ${rights}`)).length > 0;
}

/** On the row as it was: some grant holds that contains each changed field. */
function rightsBefore(policy: Policy, changed: RecordInput, caller: Caller): Sql {
  if (policy.unrestricted) return UNRESTRICTED;
  const { entity } = policy;
  const scope = { caller, entity, alias: 't' };
  const perField = Object.keys(changed).map((name) => {
    const field = entity.fields.get(name) as Field;
    const rows = policy.field(field);
    if (rows === 'none') throw denied(field, entity);
    return rowsPredicate(rows, scope);
  });
  return join([rowsPredicate(policy.rows, scope), ...perField], ' AND ');
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
