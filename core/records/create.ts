import { actingNow, actorOf } from '#core/access/engine-caller.ts';
import { type Policy, policyFor } from '#core/access/policy.ts';
import { fieldsPredicate } from '#core/access/row-filter.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { RecordInput, RecordValue } from '#core/contract/records.ts';
import type { Entity, Field } from '#core/contract/registry.ts';
import { AppError } from '#core/errors.ts';
import { join, raw, type Sql, sql } from '#core/kit/sql.ts';
import { uuid7 } from '#core/kit/uuid7.ts';
import type { Happening } from '#core/outbox/relay.ts';
import { checkRelations, fileStatements, relationsHold } from '#core/records/check-relations.ts';
import { findEntity, type RecordsContext } from '#core/records/context.ts';
import { changedSince, withRelated } from '#core/records/get.ts';
import { nameDuplicate } from '#core/records/name-duplicate.ts';
import { nextNumber, nextNumberAtOnce } from '#core/records/next-number.ts';
import { checkedValues, checkWhole, withDefaults } from '#core/records/prepare-values.ts';
import { readableFields, readPlan } from '#core/records/read-plan.ts';
import { recordReader } from '#core/records/reader.ts';
import { columnValues, linkStatements, returnedColumns, trailStatements, writeStatement } from '#core/records/store-statement.ts';
import type { Queryable } from '#core/sql/database.ts';
import { entityTable } from '#core/sql/field-columns.ts';
import { mayStillWrite } from '#core/sql/field-fence.ts';

export interface CreateRequest {
  readonly entity: string;
  readonly body: unknown;
  /** Given by the caller of this function where the id must follow from something; never by an HTTP client. */
  readonly id?: string;
}

/** Creates a record; its audit and outbox rows are written by the same statement. */
export async function createRecord(context: RecordsContext, caller: Caller, request: CreateRequest): Promise<RecordValue> {
  const { body, id = uuid7() } = request;
  const entity = findEntity(caller, request.entity);
  const policy = policyFor(caller, entity, 'create');
  if (policy.rows === 'none') throw new AppError('ACTION_DENIED', { params: { entity: entity.name } });
  const given = Object.keys(body as RecordInput);
  const values = await settledValues(context, caller, {
    entity,
    given,
    values: withDefaults(checkedValues(body, policy, caller), entity, caller),
  });
  const filled = Object.keys(values).filter((name) => values[name] !== null);
  const work = (db: Queryable) => insert({ db, context, caller, policy, id }, { values, given, filled });
  // One statement does it all, and needs no transaction around it, unless a plugin writes with it or the row decides on the right to write it.
  const isAlone = policy.unrestricted && !context.hooks.hasAfter(entity.name, 'create', filled);
  const { record, besides } = isAlone ? await work(context.database) : await context.database.transaction(work);
  const { version } = record;
  context.published([{ kind: 'record', entityNo: entity.no, id: record.id, version, actor: actorOf(caller) }, ...besides]);
  return record;
}

interface Unsettled {
  readonly entity: Entity;
  readonly values: RecordInput;
  /** Names of the fields the caller sent. */
  readonly given: readonly string[];
}

/** The values as they will be stored: with what plugins set, judged as a whole, and numbered. */
async function settledValues(context: RecordsContext, caller: Caller, { entity, values, given }: Unsettled): Promise<RecordInput> {
  const { database: db, hooks } = context;
  const records = (name: string) => recordReader(context, { db, caller }, name);
  const event = {
    action: 'create',
    entity: entity.name,
    record: values,
    changed: given,
    before: null,
    ...actingNow(caller),
    records,
  } as const;
  const set = hooks.has(entity.name, 'create', given) ? await hooks.run(event) : {};
  checkWhole({ ...values, ...set }, entity);
  return { ...values, ...set, ...(await drawNumbers(context, entity, caller.now)) };
}

interface Inserted {
  readonly record: RecordValue;
  /** What plugins wrote with it. */
  readonly besides: readonly Happening[];
}

interface Write {
  readonly db: Queryable;
  readonly context: RecordsContext;
  readonly caller: Caller;
  readonly policy: Policy;
  readonly id: string;
}

interface Settled {
  readonly values: RecordInput;
  readonly given: readonly string[];
  readonly filled: readonly string[];
}

async function insert(write: Write, { values, given, filled }: Settled): Promise<Inserted> {
  const { db, context, caller, policy, id } = write;
  const { entity } = policy;
  const stored = await store(write, values, given);
  if (!stored) {
    await checkRelations({ db, caller }, { entity, values, id });
    throw new AppError('BUSY');
  }
  const written = { entity: entity.name, action: 'create', id, record: { ...values, id }, before: null, changed: filled } as const;
  const besides = await context.afterWrite(context, { db, caller }, written);
  return {
    record: (await changedSince({ db, caller }, { entity, id, besides })) ?? (await withRelated({ db, caller }, entity, stored)),
    besides,
  };
}

/** Undefined when something it points at is not there. */
async function store(write: Write, numbered: RecordInput, given: readonly string[]): Promise<RecordValue | undefined> {
  const { db, caller, policy } = write;
  const { entity } = policy;
  const plan = readPlan(readableFields(policyFor(caller, entity, 'read'), { links: false }), policyFor(caller, entity, 'read'), caller);
  const changes = Object.fromEntries(
    Object.entries(numbered)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [name, [null, value] as const]),
  );
  const allowed = fieldsPredicate(policy, given, { caller, entity, alias: 't' });
  const statement = writeStatement(
    insertStatement(write, numbered),
    [
      ...linkStatements(numbered, { entity, caller, replace: false }),
      ...fileStatements({ entity, values: numbered }),
      ...trailStatements({ entity, action: 'created', actor: actorOf(caller), changes, chain: caller.chain }),
    ],
    [sql`(${allowed})`, ...plan.select],
  );
  const tuples = await db.tuples(statement, { prepared: true }).catch((error: unknown) => {
    throw nameDuplicate(error, entity);
  });
  if (!tuples[0]) return undefined;
  const [ok, ...tuple] = tuples[0];
  if (ok !== true) throw new AppError('ACTION_DENIED', { params: { entity: entity.name } });
  return { ...plan.decode(tuple), ...linkedValues(numbered, entity) };
}

function insertStatement({ policy, id, caller }: Write, values: RecordInput): Sql {
  const { entity } = policy;
  const stored = [
    { column: raw('id'), value: sql`${id}::uuid` },
    { column: raw('created_by'), value: sql`${actorOf(caller)}::uuid` },
    { column: raw('updated_by'), value: sql`${actorOf(caller)}::uuid` },
    ...columnValues(values, entity, caller),
  ];
  const columns = join(
    stored.map(({ column }) => column),
    ', ',
  );
  const parameters = join(
    stored.map(({ value }) => value),
    ', ',
  );
  return sql`INSERT INTO ${entityTable(entity)} AS t (${columns}) SELECT ${parameters} WHERE ${relationsHold(caller, { entity, values, id })}
    AND ${mayStillWrite(entity, Object.keys(values), caller.registry)} RETURNING ${returnedColumns(entity)}`;
}

async function drawNumbers({ database, isWithin }: RecordsContext, entity: Entity, now: Date): Promise<RecordInput> {
  const drawn: Record<string, unknown> = {};
  for (const field of entity.fields.values()) {
    const counter = field.type.counter?.(field.definition, now);
    if (!counter) continue;
    const place = { counter: `${entity.uid}.${field.uid}`, scope: counter.scope };
    drawn[field.name] = counter.write(isWithin ? await nextNumber(database, place) : await nextNumberAtOnce(database, place));
  }
  return drawn;
}

function linkedValues(values: RecordInput, entity: Entity): RecordInput {
  const linked = [...entity.fields.values()].filter((field: Field) => field.link);
  return Object.fromEntries(linked.map((field) => [field.name, values[field.name] ?? []]));
}
