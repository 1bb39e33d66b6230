import { actingNow, actorOf } from '#core/access/engine-caller.ts';
import { type Policy, policyFor } from '#core/access/policy.ts';
import { fieldsPredicate } from '#core/access/row-filter.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { RecordInput, RecordValue } from '#core/contract/records.ts';
import type { Entity } from '#core/contract/registry.ts';
import { AppError } from '#core/errors.ts';
import { join, raw, type Sql, sql } from '#core/kit/sql.ts';
import type { Happening } from '#core/outbox/relay.ts';
import { checkRelations, fileStatements, relationsHold } from '#core/records/check-relations.ts';
import { checkId, findEntity, type RecordsContext } from '#core/records/context.ts';
import { changedSince, findRecord, withRelated } from '#core/records/get.ts';
import { nameDuplicate } from '#core/records/name-duplicate.ts';
import { checkedValues, checkWhole } from '#core/records/prepare-values.ts';
import { readableFields, readPlan, readPolicy } from '#core/records/read-plan.ts';
import { recordReader } from '#core/records/reader.ts';
import { columnValues, linkStatements, returnedColumns, trailStatements, writeStatement } from '#core/records/store-statement.ts';
import type { Queryable } from '#core/sql/database.ts';
import { entityTable, storedFields } from '#core/sql/field-columns.ts';
import { mayStillWrite } from '#core/sql/field-fence.ts';

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
  const write = { context, caller, policy, id: checkId(request.id), touchedOnly: request.touchedOnly ?? false };
  const values = checkedValues(request.body, policy, caller);
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const decided = await decide(write, values, request.version);
    if (!decided) return visibleRecord(write);
    const work = (db: Queryable) => carryOut(db, write, decided);
    // One statement does it all unless a plugin writes with it, or the row as it is then decides on the right to write it.
    const isAlone = policy.unrestricted && !context.hooks.hasAfter(entity.name, 'update', Object.keys(decided.changed));
    const done = isAlone ? await work(context.database) : await context.database.transaction(work);
    if (done) {
      const { id, version } = done.record;
      context.published([{ kind: 'record', entityNo: entity.no, id, version, actor: actorOf(caller) }, ...done.besides]);
      return done.record;
    }
    // Either somebody else wrote in between, or something it points at is not there.
    await checkRelations({ db: context.database, caller }, { entity, values: decided.changed, id: write.id });
  }
  throw new AppError('BUSY');
}

interface Changed {
  readonly record: RecordValue;
  /** What plugins wrote with it. */
  readonly besides: readonly Happening[];
}

interface Write {
  readonly context: RecordsContext;
  readonly caller: Caller;
  readonly policy: Policy;
  readonly id: string;
  readonly touchedOnly: boolean;
}

interface Decided {
  /** The whole record as it was. */
  readonly before: RecordValue;
  readonly changed: RecordInput;
  /** Which of them the caller gave; the others were set by plugins. */
  readonly given: readonly string[];
}

/** Reads the record and decides what is to be written, on condition that nobody writes in between; undefined = nothing. */
async function decide(write: Write, values: RecordInput, version: number | undefined): Promise<Decided | undefined> {
  const { context, caller, policy, id } = write;
  const { entity } = policy;
  // The whole record, not what the caller sees of it: rules and the audit trail must not take a hidden value for an empty one.
  const before = await findRecord(context.database, caller, { entity, id, fields: storedFields(entity), whole: true });
  if (!before) throw new AppError('RECORD_NOT_FOUND');
  if (version !== undefined && version !== before.version) {
    throw new AppError('RECORD_CONFLICT', { members: { current: await visibleRecord(write) } });
  }
  const set = context.hooks.has(entity.name, 'update', Object.keys(values)) ? await runHooks(write, before, values) : {};
  const changed = differences(before, { ...values, ...set });
  if (Object.keys(changed).length === 0) return undefined;
  const given = Object.keys(values).filter((name) => name in changed);
  if (!policy.unrestricted && !(await mayChange(write, given))) throw new AppError('ACTION_DENIED', { params: { entity: entity.name } });
  checkWhole({ ...before, ...changed }, entity, { before, touched: write.touchedOnly ? new Set(Object.keys(changed)) : undefined });
  return { before, changed, given };
}

/** Writes what was decided, and what plugins write with it; undefined when the record is not what it was, or points at what is not there. */
async function carryOut(db: Queryable, write: Write, decided: Decided): Promise<Changed | undefined> {
  const { context, caller, policy, id } = write;
  const { entity } = policy;
  const { before, changed } = decided;
  const stored = await store(db, write, decided);
  if (!stored) return undefined;
  const after = { ...before, ...changed, version: stored.version };
  const written = { entity: entity.name, action: 'update', id, record: after, before, changed: Object.keys(changed) } as const;
  const besides = await context.afterWrite(context, { db, caller }, written);
  return {
    record: (await changedSince({ db, caller }, { entity, id, besides })) ?? (await withRelated({ db, caller }, entity, stored)),
    besides,
  };
}

async function visibleRecord({ context: { database: db }, caller, policy, id }: Write): Promise<RecordValue> {
  const fields = readableFields(readPolicy(caller, policy.entity), { links: true });
  const record = await findRecord(db, caller, { entity: policy.entity, id, fields });
  if (!record) throw new AppError('RECORD_NOT_FOUND');
  return record;
}

/** On the row as it is: some grant holds that contains each field that was given. */
async function mayChange({ context: { database: db }, caller, policy, id }: Write, given: readonly string[]): Promise<boolean> {
  const { entity } = policy;
  const rights = fieldsPredicate(policy, given, { caller, entity, alias: 't' });
  return (await db.tuples(sql`SELECT 1 FROM ${entityTable(entity)} t WHERE t.id = ${id}::uuid AND ${rights}`)).length > 0;
}

function runHooks({ context, caller, policy }: Write, before: RecordValue, values: RecordInput): Promise<RecordInput> {
  return context.hooks.run({
    action: 'update',
    entity: policy.entity.name,
    record: { ...before, ...values },
    changed: Object.keys(values),
    before,
    ...actingNow(caller),
    records: (name) => recordReader(context, { db: context.database, caller }, name),
  });
}

/** Fields whose value really differs from the stored one. */
export function differences(before: RecordValue, values: RecordInput): RecordInput {
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => JSON.stringify(before[name] ?? null) !== JSON.stringify(value ?? null)),
  );
}

async function store(db: Queryable, { caller, policy, id }: Write, { before, changed, given }: Decided): Promise<RecordValue | undefined> {
  const { entity } = policy;
  const reading = readPolicy(caller, entity);
  const plan = readPlan(readableFields(reading, { links: false }), reading, caller);
  const changes = Object.fromEntries(Object.entries(changed).map(([name, value]) => [name, [before[name] ?? null, value] as const]));
  const rights = fieldsPredicate(policy, given, { caller, entity, alias: 't' });
  const statement = writeStatement(
    updateStatement({ entity, id, version: before.version, changed, caller }, rights),
    [
      ...linkStatements(changed, { entity, caller, replace: true }),
      ...fileStatements({ entity, values: changed }),
      ...trailStatements({ entity, action: 'updated', actor: actorOf(caller), changes, chain: caller.chain }),
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
    [raw('version = t.version + 1'), raw('updated_at = now()'), sql`updated_by = ${actorOf(caller)}::uuid`, ...columns],
    ', ',
  );
  return sql`UPDATE ${entityTable(entity)} t SET ${sets} WHERE t.id = ${id}::uuid AND t.version = ${version}::int AND t.deleted_at IS NULL AND ${rights}
    AND ${relationsHold(caller, { entity, values: changed, id })} AND ${mayStillWrite(entity, Object.keys(changed), caller.registry)} RETURNING ${returnedColumns(entity)}`;
}
