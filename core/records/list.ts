import type { Policy } from '#core/access/policy.ts';
import { rowFilter, rowsPredicate } from '#core/access/row-filter.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { RecordValue } from '#core/contract/records.ts';
import type { Entity } from '#core/contract/registry.ts';
import { ident, join, raw, type Sql, sql } from '#core/kit/sql.ts';
import { findEntity, type RecordsContext } from '#core/records/context.ts';
import { listFingerprint, readCursor, writeCursor } from '#core/records/cursor.ts';
import { type Included, includedFields, includeRelated, mergeIncluded } from '#core/records/include.ts';
import { type JoinedTitles, joinable, joinedTitles } from '#core/records/joined-titles.ts';
import { ALIAS, namedFields, type ReadPlan, readableFields, readPlan, readPolicy } from '#core/records/read-plan.ts';
import { orderBy, type SortKey, type SortOrder, type Stretch, sortOrder, stretches } from '#core/records/sort-order.ts';
import type { Queryable } from '#core/sql/database.ts';
import { entityTable } from '#core/sql/field-columns.ts';

export interface ListRequest {
  readonly entity: string;
  readonly filter?: unknown;
  readonly sort?: string;
  readonly fields?: readonly string[];
  readonly include?: readonly string[];
  /** 1 to 200; 50 unless told. */
  readonly limit?: number;
  readonly cursor?: string;
  /** Jumps to a place in the list, for a scrollbar; a cursor is faster for paging. */
  readonly offset?: number;
  readonly count?: 'capped' | 'exact' | 'none';
  /** Only what is in the trash. */
  readonly trash?: boolean;
}

export interface ListReply {
  readonly data: readonly RecordValue[];
  readonly page: { readonly next: string | null; readonly total: number | null; readonly capped: boolean };
  readonly included?: Included;
}

const COUNT_CAP = 1_000;

/** A page of the records the caller may see. */
export function listRecords(context: RecordsContext, caller: Caller, request: ListRequest): Promise<ListReply> {
  return listUnder(context, caller, { request, policy: readPolicy(caller, findEntity(caller, request.entity)) });
}

export interface PolicyList {
  readonly request: ListRequest;
  readonly policy: Policy;
}

/** A page of the records that a policy lets through. */
export async function listUnder(context: RecordsContext, caller: Caller, { request, policy }: PolicyList): Promise<ListReply> {
  const { entity } = policy;
  const relations = includedFields(request.include ?? [], policy);
  const fields = request.fields ? namedFields(request.fields, policy) : readableFields(policy, { links: false });
  const plan = readPlan([...new Set([...fields, ...relations])], policy, caller);
  const order = sortOrder(request.sort ?? '', policy, caller);
  const where = whereClause(policy, caller, request);
  const { joined, apart } = joinable(relations, caller);
  const titles = joinedTitles(joined, policy, caller);
  const [page, total] = await Promise.all([
    readPage(context, { entity, plan, titles, order, where, request }),
    countRecords(context.database, sql`FROM ${entityTable(entity)} ${raw(ALIAS)} WHERE ${where}`, request.count ?? 'capped'),
  ]);
  const reply = { data: page.data, page: { next: page.next, ...total } };
  if (relations.length === 0) return reply;
  return { ...reply, included: mergeIncluded(page.included, await includeRelated({ db: context.database, caller }, page.data, apart)) };
}

function whereClause(policy: Policy, caller: Caller, request: ListRequest): Sql {
  const scope = { caller, entity: policy.entity, alias: ALIAS };
  const filter = request.filter === undefined ? raw('true') : rowFilter(request.filter, scope);
  return sql`${raw(request.trash ? 't.deleted_at IS NOT NULL' : 't.deleted_at IS NULL')} AND ${rowsPredicate(policy.rows, scope)} AND ${filter}`;
}

interface PageRequest {
  readonly entity: Entity;
  readonly plan: ReadPlan;
  readonly titles: JoinedTitles;
  readonly order: SortOrder;
  readonly where: Sql;
  readonly request: ListRequest;
}

interface Page {
  readonly data: RecordValue[];
  readonly next: string | null;
  readonly included: Included;
}

async function readPage(context: RecordsContext, page: PageRequest): Promise<Page> {
  const { plan, titles, order, request, entity } = page;
  const limit = request.limit ?? 50;
  const fingerprint = listFingerprint([entity.uid, request.filter ?? null, request.sort ?? '', request.trash ?? false]);
  const after = request.cursor === undefined ? undefined : readCursor(request.cursor, fingerprint, context.secret);
  const tuples = await context.database.tuples(pageStatement(page, stretches(order, after), limit + 1), { prepared: true });
  const shown = tuples.slice(0, limit);
  const last = tuples.length > limit ? tuples[limit - 1] : undefined;
  const next = last ? writeCursor(last.slice(0, order.keys.length) as (string | null)[], fingerprint, context.secret) : null;
  return {
    data: shown.map((tuple) => plan.decode(tuple.slice(order.keys.length, order.keys.length + plan.select.length))),
    next,
    included: titles.collect(shown, order.keys.length + plan.select.length),
  };
}

/** The rows are chosen first and only those get their titles: joined before, every row of the table might be. */
function pageStatement(page: PageRequest, parts: readonly Stretch[], limit: number): Sql {
  const { plan, titles, order } = page;
  const keys = (list: readonly SortKey[]) => list.map((key) => sql`(${key.expression})::text`);
  if (titles.select.length === 0) return chosenRows(page, parts, { select: [...keys(order.keys), ...plan.select], limit });
  const named = order.keys.map((key, i) => ({ ...key, expression: ident(`key ${i}`) }));
  const select = [...order.keys.map((key, i) => sql`${key.expression} AS ${(named[i] as SortKey).expression}`), raw('t.*')];
  return sql`SELECT ${join([...keys(named), ...plan.select, ...titles.select], ', ')} FROM (${chosenRows(page, parts, { select, limit })}) ${raw(ALIAS)}${titles.joins}
    ORDER BY ${orderBy(named)}`;
}

interface Chosen {
  readonly select: readonly Sql[];
  readonly limit: number;
}

/** The stretches one after the other: the second is not even begun when the first has enough. */
function chosenRows({ entity, order, where, request }: PageRequest, parts: readonly Stretch[], { select, limit }: Chosen): Sql {
  const stretch = ({ keys, rows }: Stretch) =>
    sql`SELECT ${join(select, ', ')} FROM ${entityTable(entity)} ${raw(ALIAS)}${order.joins} WHERE ${where} AND ${order.confined} AND ${rows} ORDER BY ${orderBy(keys)}`;
  const whole = sql`LIMIT ${raw(String(limit))}${request.offset ? sql` OFFSET ${request.offset}::bigint` : raw('')}`;
  const [only, ...more] = parts as [Stretch, ...Stretch[]];
  if (more.length === 0) return sql`${stretch(only)} ${whole}`;
  const upTo = request.offset ? sql`${limit + request.offset}::bigint` : raw(String(limit));
  const pieces = parts.map((part) => sql`(${stretch(part)} LIMIT ${upTo})`);
  return sql`${join(pieces, ' UNION ALL ')} ${whole}`;
}

type CountMode = 'capped' | 'exact' | 'none';

async function countRecords(db: Queryable, from: Sql, mode: CountMode): Promise<{ total: number | null; capped: boolean }> {
  if (mode === 'none') return { total: null, capped: false };
  const statement =
    mode === 'exact' ? sql`SELECT count(*) ${from}` : sql`SELECT count(*) FROM (SELECT 1 ${from} LIMIT ${raw(String(COUNT_CAP + 1))}) c`;
  const found = Number((await db.tuples(statement, { prepared: true }))[0]?.[0] ?? 0);
  const capped = mode === 'capped' && found > COUNT_CAP;
  return { total: capped ? COUNT_CAP : found, capped };
}
