import type { Policy } from '#core/access/policy.ts';
import { denied, rowFilter, rowsPredicate, visibleColumns } from '#core/access/row-filter.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { Field } from '#core/contract/registry.ts';
import { AppError } from '#core/errors.ts';
import { join, raw, type Sql, sql } from '#core/kit/sql.ts';
import { findEntity, type RecordsContext } from '#core/records/context.ts';
import { type Included, includeRelated } from '#core/records/include.ts';
import { ALIAS, readPolicy } from '#core/records/read-plan.ts';
import { entityTable } from '#core/sql/field-columns.ts';

export interface Grouping {
  readonly field: string;
  /** For days and moments: the period they are gathered in, in the caller's time zone. */
  readonly by?: 'day' | 'week' | 'month' | 'quarter' | 'year';
}

export interface Measure {
  readonly op: 'count' | 'sum' | 'avg' | 'min' | 'max';
  /** Not for count. Amounts are in the organisation's currency. */
  readonly field?: string;
}

export interface AggregateRequest {
  readonly entity: string;
  /** At most 3; none gives one row over everything. */
  readonly groupBy?: readonly Grouping[];
  readonly measures?: readonly Measure[];
  readonly filter?: unknown;
  /** 1 to 1,000; the largest groups come first. */
  readonly limit?: number;
}

export interface AggregateRow {
  /** One per grouping: the field's value, or the first day of the period. */
  readonly keys: readonly unknown[];
  /** By 'count', 'sum:amount' …; numbers as decimal text, null where there was nothing to measure. */
  readonly values: Readonly<Record<string, number | string | null>>;
}

export interface AggregateReply {
  readonly data: readonly AggregateRow[];
  /** Titles of the records that keys point at. */
  readonly included: Included;
}

const COUNT: Measure = { op: 'count' };

/** Counts and sums the records the caller may see, under the same rights as a list of them, with the titles of what keys point at. */
export async function aggregateRecords(context: RecordsContext, caller: Caller, request: AggregateRequest): Promise<AggregateReply> {
  const { groups, data } = await aggregateRows(context, caller, request);
  return { data, included: await includeKeys(context, caller, { groups, data }) };
}

/** The same without titles. */
export async function aggregateRows(context: RecordsContext, caller: Caller, request: AggregateRequest): Promise<KeyedRows> {
  const entity = findEntity(caller, request.entity);
  const policy = readPolicy(caller, entity);
  const scope = { caller, entity, alias: ALIAS };
  const groups = (request.groupBy ?? []).map((grouping, i) => groupKey(grouping, { policy, caller, path: `groupBy/${i}` }));
  const measures = (request.measures ?? [COUNT]).map((measure, i) => measured(measure, { policy, caller, path: `measures/${i}` }));
  const filter = request.filter === undefined ? raw('true') : rowFilter(request.filter, scope);
  const confined = [...groups, ...measures].flatMap(({ field }) => (field ? [rowsPredicate(policy.field(field), scope)] : []));
  const where = join([raw('t.deleted_at IS NULL'), rowsPredicate(policy.rows, scope), filter, ...confined], ' AND ');
  const select = join([...groups.map(({ expression }) => expression), ...measures.map(({ expression }) => expression)], ', ');
  const places = groups.map((_, i) => raw(String(i + 1)));
  const groupBy = groups.length === 0 ? raw('') : sql` GROUP BY ${join(places, ', ')} ORDER BY count(*) DESC, ${join(places, ', ')}`;
  const tuples = await context.results.tuples(
    sql`SELECT ${select} FROM ${entityTable(entity)} t WHERE ${where}${groupBy} LIMIT ${raw(String(request.limit ?? 200))}`,
    caller.registry,
  );
  return { groups, data: tuples.map((tuple) => toRow(tuple, groups, measures)) };
}

interface Place {
  readonly policy: Policy;
  readonly caller: Caller;
  readonly path: string;
}

interface GroupKey {
  readonly field: Field;
  readonly expression: Sql;
  /** The value is a whole one of the field, not a period. */
  readonly whole: boolean;
}

interface Measured {
  readonly name: string;
  readonly field: Field | undefined;
  readonly expression: Sql;
}

function usable(name: string, { policy, path }: Place): Field {
  const field = policy.entity.fields.get(name);
  if (!field) {
    throw new AppError('FIELD_UNKNOWN', {
      params: { entity: policy.entity.name, field: name },
      places: [{ path: `${path}/field`, code: 'field.unknown' }],
    });
  }
  if (policy.field(field) === 'none') throw denied(field, policy.entity);
  return field;
}

function groupKey({ field: name, by }: Grouping, place: Place): GroupKey {
  const field = usable(name, place);
  const at = visibleColumns(field, ALIAS, place.caller);
  if (by === undefined && field.type.group) return { field, expression: field.type.group(at), whole: true };
  const column = at.columns[0] as Sql;
  const unit = raw(`'${by}'`);
  if (by !== undefined && field.type.orderType === 'date')
    return { field, expression: sql`date_trunc(${unit}, ${column})::date`, whole: false };
  if (by !== undefined && field.type.orderType === 'timestamptz') {
    return { field, expression: sql`date_trunc(${unit}, ${column} AT TIME ZONE ${place.caller.user.timeZone})::date`, whole: false };
  }
  throw new AppError('QUERY_INVALID', {
    places: [{ path: place.path, code: by === undefined ? 'group.notGroupable' : 'group.notATime', params: { field: name } }],
  });
}

function measured({ op, field: name }: Measure, place: Place): Measured {
  if (op === 'count') return { name: 'count', field: undefined, expression: raw('count(*)::int') };
  if (name === undefined) throw new AppError('QUERY_INVALID', { places: [{ path: `${place.path}/field`, code: 'required' }] });
  const field = usable(name, place);
  const number = field.type.measure?.(visibleColumns(field, ALIAS, place.caller));
  if (!number)
    throw new AppError('QUERY_INVALID', { places: [{ path: place.path, code: 'measure.notMeasurable', params: { field: name } }] });
  return { name: `${op}:${name}`, field, expression: sql`${raw(op)}(${number})` };
}

function toRow(tuple: readonly unknown[], groups: readonly GroupKey[], measures: readonly Measured[]): AggregateRow {
  const keys = groups.map(({ field, whole }, i) =>
    whole && field.type.load && tuple[i] !== null ? field.type.load([tuple[i]], field.definition) : tuple[i],
  );
  const values = measures.map(({ name }, i) => [name, tuple[groups.length + i] as number | string | null]);
  return { keys, values: Object.fromEntries(values) };
}

interface KeyedRows {
  readonly groups: readonly GroupKey[];
  readonly data: readonly AggregateRow[];
}

async function includeKeys({ database }: RecordsContext, caller: Caller, { groups, data }: KeyedRows): Promise<Included> {
  const related = groups.map(({ field }, i) => ({ field, i })).filter(({ field }) => field.type.relation === 'one');
  const pointers = data.map(({ keys }) => ({
    id: '',
    version: 0,
    ...Object.fromEntries(related.map(({ field, i }) => [field.name, keys[i]])),
  }));
  return includeRelated(
    { db: database, caller },
    pointers,
    related.map(({ field }) => field),
  );
}
