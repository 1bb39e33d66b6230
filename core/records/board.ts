import Big from 'big.js';
import type { Policy } from '#core/access/policy.ts';
import { denied } from '#core/access/row-filter.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { RecordValue } from '#core/contract/records.ts';
import type { Field } from '#core/contract/registry.ts';
import { AppError } from '#core/errors.ts';
import { aggregateRows } from '#core/records/aggregate.ts';
import { type Cards, columnCards, starredCards } from '#core/records/board-cards.ts';
import { findEntity, type RecordsContext } from '#core/records/context.ts';
import { type Included, includedFields, includeRelated } from '#core/records/include.ts';
import { namedFields, readableFields, readPlan, readPolicy } from '#core/records/read-plan.ts';
import { sortOrder } from '#core/records/sort-order.ts';

export interface BoardRequest {
  readonly entity: string;
  /** A choice or a relation to one; what the entity's own board says unless told. */
  readonly groupBy?: string;
  /** What is added up; what the entity's own board says unless told. */
  readonly sum?: string;
  readonly filter?: unknown;
  readonly sort?: string;
  /** Cards per column, 1 to 100; 30 unless told. */
  readonly limit?: number;
  /** Only these columns; null is the one of records without a value. */
  readonly values?: readonly (string | null)[];
  readonly fields?: readonly string[];
  readonly include?: readonly string[];
}

export interface BoardColumn {
  readonly value: string | null;
  readonly count: number;
  /** In the organisation's currency where amounts are added up; null when nothing is, or nothing was there. */
  readonly sum: string | null;
  /** The caller's starred ones first, then as sorted. */
  readonly data: readonly RecordValue[];
}

export interface BoardReply {
  /** Those that have records. */
  readonly columns: readonly BoardColumn[];
  readonly total: { readonly count: number; readonly sum: string | null };
  readonly included: Included;
  readonly currency: string;
}

const LIMIT = 30;
const MAX_COLUMNS = 200;

/** Records in columns by the value of a field, each with its count, its sum and its first cards. */
export async function readBoard(context: RecordsContext, caller: Caller, request: BoardRequest): Promise<BoardReply> {
  const policy = readPolicy(caller, findEntity(caller, request.entity));
  const group = groupingField(request, policy);
  const relations = includedFields(request.include ?? [], policy);
  const fields = request.fields ? namedFields(request.fields, policy) : readableFields(policy, { links: false });
  const shown = [...new Set([...fields, ...relations, group])];
  const filter = within(group, request);
  const cards: Cards = {
    context,
    caller,
    policy,
    group,
    plan: readPlan(shown, policy, caller),
    plain: readPlan(
      shown.filter((field) => !field.personal),
      policy,
      caller,
    ),
    order: sortOrder(request.sort ?? '', policy, caller),
    filter,
    limit: request.limit ?? LIMIT,
  };
  const [totals, starred] = await Promise.all([readTotals(context, caller, { policy, group, filter, request }), starredCards(cards)]);
  const rest = await columnCards(cards, { values: totals.map(({ value }) => value), without: starred });
  const columns = totals.map((total) => {
    const first = starred.filter((record) => record[group.name] === total.value);
    return { ...total, data: [...first, ...(rest.get(total.value) ?? [])].slice(0, cards.limit) };
  });
  const pointing = columns.flatMap(({ data }) => data);
  return {
    columns,
    total: { count: columns.reduce((count, column) => count + column.count, 0), sum: sumOf(columns) },
    included: await includeRelated({ db: context.database, caller }, pointing, relations),
    currency: caller.organisation.currency,
  };
}

/** One column per record: a field that holds many values cannot make columns, and one that is seen on some rows only would tell of the others. */
export function groupingField({ groupBy, entity: name }: Pick<BoardRequest, 'groupBy' | 'entity'>, policy: Policy): Field {
  const { entity } = policy;
  const chosen = groupBy ?? entity.definition['x-view']?.board?.groupBy;
  if (chosen === undefined) throw invalid('required');
  const field = entity.fields.get(chosen);
  if (!field)
    throw new AppError('FIELD_UNKNOWN', { params: { entity: name, field: chosen }, places: [{ path: 'groupBy', code: 'field.unknown' }] });
  if (policy.field(field) !== 'all') throw denied(field, entity);
  if (!field.type.group || field.link || field.columns.length !== 1) throw invalid('group.notGroupable', { field: chosen });
  return field;
}

function invalid(code: string, params?: Readonly<Record<string, unknown>>): AppError {
  return new AppError('QUERY_INVALID', { places: [{ path: 'groupBy', code, ...(params && { params }) }] });
}

/** The filter together with the columns asked for. */
function within({ name }: Field, { filter, values }: BoardRequest): unknown {
  if (!values) return filter;
  const named = values.filter((value) => value !== null);
  const asked = { or: [{ field: name, op: 'in', value: named }, ...(values.includes(null) ? [{ field: name, op: 'empty' }] : [])] };
  const chosen = named.length > 0 ? asked : { field: name, op: 'empty' };
  return filter === undefined ? chosen : { and: [filter, chosen] };
}

interface Totals {
  readonly policy: Policy;
  readonly group: Field;
  readonly filter: unknown;
  readonly request: BoardRequest;
}

async function readTotals(
  context: RecordsContext,
  caller: Caller,
  { policy, group, filter, request }: Totals,
): Promise<Omit<BoardColumn, 'data'>[]> {
  const added = request.sum ?? (request.groupBy === undefined ? summed(policy) : undefined);
  const { data } = await aggregateRows(context, caller, {
    entity: policy.entity.name,
    groupBy: [{ field: group.name }],
    measures: [{ op: 'count' }, ...(added === undefined ? [] : [{ op: 'sum', field: added } as const])],
    ...(filter !== undefined && { filter }),
    limit: MAX_COLUMNS,
  });
  return data.map(({ keys, values }) => ({
    value: (keys[0] ?? null) as string | null,
    count: Number(values['count']),
    sum: (values[`sum:${added}`] ?? null) as string | null,
  }));
}

/** What the entity's own board adds up, unless the caller may not see it on every row: then it does not add up to what they would expect. */
function summed({ entity, field }: Policy): string | undefined {
  const added = entity.fields.get(entity.definition['x-view']?.board?.sum ?? '');
  return added && field(added) === 'all' ? added.name : undefined;
}

function sumOf(columns: readonly BoardColumn[]): string | null {
  const sums = columns.flatMap(({ sum }) => (sum === null ? [] : [sum]));
  return sums.length === 0 ? null : sums.reduce((total, sum) => total.plus(sum), new Big(0)).toFixed(decimals(sums));
}

function decimals(sums: readonly string[]): number {
  return Math.max(...sums.map((sum) => sum.split('.')[1]?.length ?? 0));
}
