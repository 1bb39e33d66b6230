import { type Policy, policyFor } from '#core/access/policy.ts';
import { fieldsPredicate } from '#core/access/row-filter.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { RecordInput, RecordValue } from '#core/contract/records.ts';
import type { Entity, Field } from '#core/contract/registry.ts';
import { AppError } from '#core/errors.ts';
import { join, raw, type Sql, sql } from '#core/kit/sql.ts';
import { uuid7 } from '#core/kit/uuid7.ts';
import { dayInZone } from '#core/kit/zoned-day.ts';
import { findEntity, type RecordsContext } from '#core/records/context.ts';
import { nameDuplicate } from '#core/records/name-duplicate.ts';
import { nextNumber } from '#core/records/next-number.ts';
import { checkedValues, checkRelations, checkWhole, withDefaults } from '#core/records/prepare-values.ts';
import { readableFields, readPlan } from '#core/records/read-plan.ts';
import { recordReader } from '#core/records/reader.ts';
import { columnValues, linkStatements, returnedColumns, trailStatements, writeStatement } from '#core/records/store-statement.ts';
import type { Queryable } from '#core/sql/database.ts';
import { entityTable } from '#core/sql/field-columns.ts';

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
  const values = withDefaults(checkedValues(body, policy, caller), entity, caller);
  const hooked = context.hooks.has(entity.name, 'create');
  const work = (db: Queryable) => insert({ db, context, caller, policy, id }, values, Object.keys(body as RecordInput));
  // Without hooks and row conditions one statement does it all, and needs no transaction around it.
  const record = hooked || !policy.unrestricted ? await context.database.transaction(work) : await work(context.database);
  context.published([{ kind: 'record', entityNo: entity.no, id: record.id, version: record.version, actor: caller.user.id }]);
  return record;
}

interface Write {
  readonly db: Queryable;
  readonly context: RecordsContext;
  readonly caller: Caller;
  readonly policy: Policy;
  readonly id: string;
}

async function insert(write: Write, given: RecordInput, changed: readonly string[]): Promise<RecordValue> {
  const { db, context, caller, policy } = write;
  const { entity } = policy;
  const set = context.hooks.has(entity.name, 'create')
    ? await context.hooks.run({
        action: 'create',
        entity: entity.name,
        record: given,
        changed,
        before: null,
        user: caller.user,
        today: dayInZone(caller.now, caller.user.timeZone),
        records: (name) => recordReader(context, { db, caller }, name),
      })
    : {};
  const values = { ...given, ...set };
  checkWhole(values, entity);
  await checkRelations({ db, caller }, entity, values);
  const numbered = { ...values, ...(await drawNumbers(db, entity, caller.now)) };

  const plan = readPlan(readableFields(policyFor(caller, entity, 'read'), { links: false }), policyFor(caller, entity, 'read'), caller);
  const changes = Object.fromEntries(
    Object.entries(numbered)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [name, [null, value] as const]),
  );
  const allowed = fieldsPredicate(policy, changed, { caller, entity, alias: 't' });
  const statement = writeStatement(
    insertStatement(write, numbered),
    [
      ...linkStatements(numbered, { entity, caller, replace: false }),
      ...trailStatements({ entity, action: 'created', actor: caller.user.id, changes }),
    ],
    [sql`(${allowed})`, ...plan.select],
  );
  const tuples = await db.tuples(statement, { prepared: true }).catch((error: unknown) => {
    throw nameDuplicate(error, entity);
  });
  const [ok, ...tuple] = tuples[0] as unknown[];
  if (ok !== true) throw new AppError('ACTION_DENIED', { params: { entity: entity.name } });
  return { ...plan.decode(tuple), ...linkedValues(numbered, entity) };
}

function insertStatement({ policy, id, caller }: Write, values: RecordInput): Sql {
  const { entity } = policy;
  const stored = [
    { column: raw('id'), value: sql`${id}::uuid` },
    { column: raw('created_by'), value: sql`${caller.user.id}::uuid` },
    { column: raw('updated_by'), value: sql`${caller.user.id}::uuid` },
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
  return sql`INSERT INTO ${entityTable(entity)} AS t (${columns}) VALUES (${parameters}) RETURNING ${returnedColumns(entity)}`;
}

async function drawNumbers(db: Queryable, entity: Entity, now: Date): Promise<RecordInput> {
  const drawn: Record<string, unknown> = {};
  for (const field of entity.fields.values()) {
    const counter = field.type.counter?.(field.definition, now);
    if (counter) drawn[field.name] = counter.write(await nextNumber(db, { counter: `${entity.uid}.${field.uid}`, scope: counter.scope }));
  }
  return drawn;
}

function linkedValues(values: RecordInput, entity: Entity): RecordInput {
  const linked = [...entity.fields.values()].filter((field: Field) => field.link);
  return Object.fromEntries(linked.map((field) => [field.name, values[field.name] ?? []]));
}
