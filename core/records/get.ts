import { enginePolicy, policyFor } from '#core/access/policy.ts';
import { rowsPredicate } from '#core/access/row-filter.ts';
import { targetEntity } from '#core/access/visible-target.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { RecordValue } from '#core/contract/records.ts';
import type { Entity, Field, Registry } from '#core/contract/registry.ts';
import { AppError } from '#core/errors.ts';
import { join, raw, Sql, sql } from '#core/kit/sql.ts';
import type { Happening } from '#core/outbox/relay.ts';
import { checkId, findEntity, type Reading, type RecordsContext } from '#core/records/context.ts';
import { type Included, includedFields, includeRelated, mergeIncluded } from '#core/records/include.ts';
import { type JoinedTitles, joinable, joinedTitles } from '#core/records/joined-titles.ts';
import { ALIAS, namedFields, type ReadPlan, readableFields, readPlan, readPolicy } from '#core/records/read-plan.ts';
import type { Queryable } from '#core/sql/database.ts';
import { entityTable } from '#core/sql/field-columns.ts';

export interface GetRequest {
  readonly entity: string;
  readonly id: string;
  readonly fields?: readonly string[];
  readonly include?: readonly string[];
  /** Also find it in the trash. */
  readonly trash?: boolean;
}

export interface GetReply {
  readonly data: RecordValue;
  readonly included?: Included;
}

/** One record as the caller may see it. A record that is hidden from them answers like one that does not exist. */
export async function getRecord(context: RecordsContext, caller: Caller, request: GetRequest): Promise<GetReply> {
  const id = checkId(request.id);
  const { statement, plan, titles, apart } = getShape(caller, request);
  const [tuple] = await context.database.tuples(statement(id), { prepared: true });
  if (!tuple) throw new AppError('RECORD_NOT_FOUND');
  const data = plan.decode(tuple);
  if (!request.include?.length) return { data };
  const included = titles.collect([tuple], plan.select.length);
  return { data, included: mergeIncluded(included, await includeRelated({ db: context.database, caller }, [data], apart)) };
}

/** How a record is read: everything about it but its id. */
interface GetShape {
  readonly statement: (id: string) => Sql;
  readonly plan: ReadPlan;
  readonly titles: JoinedTitles;
  /** Relations whose titles are read apart. */
  readonly apart: readonly Field[];
  /** Entities that are looked into. */
  readonly involved: readonly Entity[];
}

const MAX_KEPT = 500;
/** Shapes hold no value of a caller where all of it may be seen by everybody who asks, so they are kept as long as the registry. */
const kept = new WeakMap<Registry, Map<string, GetShape>>();

function getShape(caller: Caller, request: GetRequest): GetShape {
  const shapes = kept.get(caller.registry) ?? new Map<string, GetShape>();
  kept.set(caller.registry, shapes);
  const key = JSON.stringify([request.entity, request.trash === true, request.fields, request.include]);
  const known = shapes.get(key);
  if (known && isOpen(known, caller)) return known;
  const built = buildShape(caller, request);
  if (built.statement('').values.length === 1 && isOpen(built, caller) && shapes.size < MAX_KEPT) shapes.set(key, built);
  return built;
}

function isOpen({ involved }: GetShape, caller: Caller): boolean {
  return involved.every((entity) => policyFor(caller, entity, 'read').unrestricted);
}

function buildShape(caller: Caller, request: GetRequest): GetShape {
  const entity = findEntity(caller, request.entity);
  const policy = readPolicy(caller, entity);
  const fields = request.fields ? namedFields(request.fields, policy) : readableFields(policy, { links: true });
  const relations = includedFields(request.include ?? [], policy);
  const { joined, apart } = joinable(relations, caller);
  const titles = joinedTitles(joined, policy, caller);
  const plan = readPlan([...new Set([...fields, ...relations])], policy, caller);
  const select = [...plan.select, ...titles.select];
  const rows = rowsPredicate(policy.rows, { caller, entity, alias: ALIAS });
  const by = (id: string) => selectById({ entity, id, trash: request.trash ?? false }, select, { rows, joins: titles.joins });
  const { parts, values } = by('');
  const pointedAt = [...fields, ...relations].flatMap((field) => (field.target ? [targetEntity(field, caller)] : []));
  const lookedAt = fields
    .flatMap((field) => field.computed?.inputs ?? [])
    .flatMap((input) => caller.registry.entities.get(input.entity) ?? []);
  return {
    statement: (id) => (values.length === 1 ? new Sql(parts, [id]) : by(id)),
    plan,
    titles,
    apart,
    involved: [...new Set([entity, ...pointedAt, ...lookedAt])],
  };
}

export interface FindRequest {
  readonly entity: Entity;
  /** Whole, although the caller may see only some fields: to be judged and stored, never to be sent. The row itself must be visible. */
  readonly whole?: true;
  readonly id: string;
  readonly fields: Parameters<typeof readPlan>[0];
  readonly trash?: boolean;
}

export async function findRecord(db: Queryable, caller: Caller, request: FindRequest): Promise<RecordValue | undefined> {
  const policy = readPolicy(caller, request.entity);
  const plan = readPlan(request.fields, request.whole ? enginePolicy(request.entity) : policy, caller);
  const tuples = await db.tuples(
    selectById(request, plan.select, { rows: rowsPredicate(policy.rows, { caller, entity: request.entity, alias: ALIAS }) }),
    { prepared: true },
  );
  return tuples[0] && plan.decode(tuples[0]);
}

type ById = Pick<FindRequest, 'entity' | 'id' | 'trash'>;

function selectById(request: ById, select: readonly Sql[], { rows, joins = raw('') }: { rows: Sql; joins?: Sql }): Sql {
  const alive = request.trash ? sql`` : sql` AND t.deleted_at IS NULL`;
  return sql`SELECT ${join(select, ', ')} FROM ${entityTable(request.entity)} ${raw(ALIAS)}${joins} WHERE t.id = ${request.id}::uuid AND ${rows}${alive}`;
}

/** The record with what is worked out from other records, which the statement that wrote it could not see yet. */
export async function withRelated({ db, caller }: Reading, entity: Entity, record: RecordValue): Promise<RecordValue> {
  const reading = policyFor(caller, entity, 'read');
  const related = readableFields(reading, { links: true }).filter((field) => field.computed?.related);
  if (related.length === 0 || reading.rows === 'none') return record;
  const told = await findRecord(db, caller, { entity, id: record.id, fields: related });
  return { ...record, ...told };
}

interface Besides {
  readonly entity: Entity;
  readonly id: string;
  readonly besides: readonly Happening[];
}

/** The record as it is after plugins, in the same transaction, wrote it once more; undefined when they did not. */
export async function changedSince({ db, caller }: Reading, { entity, id, besides }: Besides): Promise<RecordValue | undefined> {
  if (!besides.some((one) => one.id === id)) return undefined;
  return findRecord(db, caller, { entity, id, fields: readableFields(readPolicy(caller, entity), { links: true }) });
}
