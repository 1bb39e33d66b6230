import type { Policy } from '#core/access/policy.ts';
import { rowFilter, rowsPredicate } from '#core/access/row-filter.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { RecordValue } from '#core/contract/records.ts';
import type { Field } from '#core/contract/registry.ts';
import { join, raw, type Sql, sql } from '#core/kit/sql.ts';
import type { RecordsContext } from '#core/records/context.ts';
import { ALIAS, type ReadPlan } from '#core/records/read-plan.ts';
import { orderBy, type SortOrder } from '#core/records/sort-order.ts';
import { entityTable, fieldColumns } from '#core/sql/field-columns.ts';

/** What all cards of one board have in common. */
export interface Cards {
  readonly context: RecordsContext;
  readonly caller: Caller;
  readonly policy: Policy;
  readonly group: Field;
  readonly plan: ReadPlan;
  /** Without what is about the caller: the same for everybody with the same rights, and kept until something changes. */
  readonly plain: ReadPlan;
  readonly order: SortOrder;
  readonly filter: unknown;
  /** Per column. */
  readonly limit: number;
}

/** More than anybody sees at a glance; the others come where the order puts them, when a column is read on. */
const MAX_STARRED = 200;

/** The caller's starred ones of all columns. */
export async function starredCards(cards: Cards): Promise<RecordValue[]> {
  const { context, caller, policy, plan } = cards;
  const starred = rowFilter({ field: 'starred', op: 'eq', value: true }, { caller, entity: policy.entity, alias: ALIAS });
  const tuples = await context.database.tuples(sql`SELECT ${join(plan.select, ', ')} ${from(cards, starred, MAX_STARRED)}`, {
    prepared: true,
  });
  return tuples.map((tuple) => plan.decode(tuple));
}

interface Columns {
  readonly values: readonly (string | null)[];
  /** Cards that are there already. */
  readonly without: readonly RecordValue[];
}

/** The first cards of each column. One statement looks at the beginning of every column's index, whatever the columns hold. */
export async function columnCards(cards: Cards, { values, without }: Columns): Promise<Map<string | null, RecordValue[]>> {
  const { context, caller, group, plan, plain, limit } = cards;
  const named = values.filter((value) => value !== null);
  const column = fieldColumns(group, ALIAS).columns[0] as Sql;
  const others = without.length === 0 ? raw('true') : sql`t.id <> ALL(${without.map(({ id }) => id)}::uuid[])`;
  // All the starred ones came apart, so none of these is, unless there are too many of them.
  const shown = without.length < MAX_STARRED ? plain : plan;
  const cardsWhere = (place: Sql) => sql`SELECT ${join(shown.select, ', ')} ${from(cards, sql`${place} AND ${others}`, limit)}`;
  const missing = Object.fromEntries(plan.fields.filter((field) => !shown.fields.includes(field)).map(({ name }) => [name, false]));
  const toCard = (tuple: readonly unknown[]): RecordValue => ({ ...shown.decode(tuple), ...missing });
  const type = raw(group.type.columns(group.definition)[0]?.type as string);
  const [inColumns, inNone] = await Promise.all([
    context.results.tuples(
      sql`SELECT g.value::text, c.* FROM unnest(${named}::${type}[]) WITH ORDINALITY g(value, n) CROSS JOIN LATERAL (${cardsWhere(sql`${column} = g.value`)}) c`,
      caller.registry,
    ),
    values.includes(null) ? context.results.tuples(cardsWhere(sql`${column} IS NULL`), caller.registry) : [],
  ]);
  const found = new Map<string | null, RecordValue[]>(named.map((value) => [value, []]));
  for (const [value, ...tuple] of inColumns) found.get(value as string)?.push(toCard(tuple));
  return found.set(null, inNone.map(toCard));
}

function from({ caller, policy, order, filter }: Cards, place: Sql, limit: number): Sql {
  const scope = { caller, entity: policy.entity, alias: ALIAS };
  const wanted = filter === undefined ? raw('true') : rowFilter(filter, scope);
  return sql`FROM ${entityTable(policy.entity)} ${raw(ALIAS)}${order.joins} WHERE t.deleted_at IS NULL AND ${rowsPredicate(policy.rows, scope)}
    AND ${wanted} AND ${order.confined} AND ${place} ORDER BY ${orderBy(order.keys)} LIMIT ${raw(String(limit))}`;
}
