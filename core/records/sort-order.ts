import { type Policy, policyFor } from '#core/access/policy.ts';
import { denied, rowsPredicate, visibleColumns } from '#core/access/row-filter.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { Entity, Field } from '#core/contract/registry.ts';
import { AppError } from '#core/errors.ts';
import { ident, join, raw, type Sql, sql } from '#core/kit/sql.ts';
import { ALIAS } from '#core/records/read-plan.ts';
import { entityTable, fieldColumns } from '#core/sql/field-columns.ts';

export interface SortKey {
  readonly expression: Sql;
  /** PostgreSQL type of the expression, to cast a cursor's text back. */
  readonly type: string;
  readonly descending: boolean;
  /** False when the column can never be null, which makes for a simpler page condition. */
  readonly nullable: boolean;
}

export interface SortOrder {
  /** Ends with the id, so that the order is total. */
  readonly keys: readonly SortKey[];
  /** Joins that sorting by a field of a related record needs. */
  readonly joins: Sql;
  /** Rows that sorting by a partly granted field is confined to. */
  readonly confined: Sql;
}

const MAX_KEYS = 5;

/** `-amount,company.name` → keys. Without a sort the newest come first. */
export function sortOrder(text: string, policy: Policy, caller: Caller): SortOrder {
  const parts = text.split(',').filter(Boolean);
  if (parts.length > MAX_KEYS)
    throw new AppError('QUERY_INVALID', { places: [{ path: 'sort', code: 'sort.tooMany', params: { limit: MAX_KEYS } }] });
  const builder: Builder = { policy, caller, joins: [], confined: [] };
  const keys = parts.map((part) => sortKey(part, builder));
  const descending = keys.length === 0 ? true : (keys.at(-1) as SortKey).descending;
  const id: SortKey = { expression: ident(ALIAS, 'id'), type: 'uuid', descending, nullable: false };
  return {
    keys: [...keys, id],
    joins: join(builder.joins, ''),
    confined: builder.confined.length === 0 ? raw('true') : join(builder.confined, ' AND '),
  };
}

interface Builder {
  readonly policy: Policy;
  readonly caller: Caller;
  readonly joins: Sql[];
  readonly confined: Sql[];
}

function sortKey(part: string, builder: Builder): SortKey {
  const descending = part.startsWith('-');
  const [head, tail, ...more] = part.replace(/^[-+]/, '').split('.') as [string, string | undefined];
  if (more.length > 0) throw new AppError('QUERY_INVALID', { places: [{ path: 'sort', code: 'sort.tooDeep' }] });
  const { entity } = builder.policy;
  const field = usable(head, entity, builder.policy);
  confine(field, builder, { entity, policy: builder.policy, alias: ALIAS });
  // Sorting by a relation means sorting by what people see of it: the title.
  if (tail === undefined && !(field.type.relation === 'one' && field.target))
    return plainKey(field, descending, { alias: ALIAS, caller: builder.caller });
  const target = builder.caller.registry.entities.get(field.target ?? '');
  if (!target || field.type.relation !== 'one')
    throw new AppError('QUERY_INVALID', { places: [{ path: 'sort', code: 'field.notRelation', params: { field: head } }] });
  return { ...relatedKey(field, { target, name: tail ?? target.titleField.name, descending }, builder), nullable: true };
}

interface RelatedSort {
  readonly target: Entity;
  /** The target's field that decides the order. */
  readonly name: string;
  readonly descending: boolean;
}

function relatedKey(field: Field, { target, name, descending }: RelatedSort, builder: Builder): SortKey {
  const policy = policyFor(builder.caller, target, 'read');
  const sorted = usable(name, target, policy);
  const alias = `s${builder.joins.length}`;
  confine(sorted, builder, { entity: target, policy, alias });
  const rows = rowsPredicate(policy.rows, { caller: builder.caller, entity: target, alias });
  builder.joins.push(
    sql` LEFT JOIN ${entityTable(target)} ${ident(alias)} ON ${ident(alias, 'id')} = ${fieldColumns(field, ALIAS).columns[0]} AND ${rows}`,
  );
  return plainKey(sorted, descending, { alias, caller: builder.caller });
}

function usable(name: string, entity: Entity, policy: Policy): Field {
  const field = entity.fields.get(name);
  if (!field)
    throw new AppError('FIELD_UNKNOWN', {
      params: { entity: entity.name, field: name },
      places: [{ path: 'sort', code: 'field.unknown' }],
    });
  if (policy.field(field) === 'none') throw denied(field, entity);
  return field;
}

function confine(field: Field, builder: Builder, at: { entity: Entity; policy: Policy; alias: string }): void {
  const rows = at.policy.field(field);
  if (rows !== 'all') builder.confined.push(rowsPredicate(rows, { caller: builder.caller, entity: at.entity, alias: at.alias }));
}

function plainKey(field: Field, descending: boolean, { alias, caller }: { alias: string; caller: Caller }): SortKey {
  if (!field.type.order || !field.type.orderType) {
    throw new AppError('QUERY_INVALID', { places: [{ path: 'sort', code: 'sort.notSortable', params: { field: field.name } }] });
  }
  const expression = field.type.order(visibleColumns(field, alias, caller), field.definition);
  return { expression, type: field.type.orderType, descending, nullable: !field.neverEmpty };
}

/** ORDER BY: empty values last, whatever the direction. */
export function orderBy(keys: readonly SortKey[]): Sql {
  return join(
    keys.map((key) => sql`${key.expression}${raw(key.descending ? ' DESC' : ' ASC')}${raw(key.nullable ? ' NULLS LAST' : '')}`),
    ', ',
  );
}

/** A stretch of the order that one index can serve, read in either direction. */
export interface Stretch {
  readonly keys: readonly SortKey[];
  /** The rows that stand in it. */
  readonly rows: Sql;
}

/**
 * An index keeps empty values at one end, and people want them last whatever the direction. So rows with a value for the first key
 * are one stretch, and those without follow as another; what comes after `values` begins in one of them.
 */
export function stretches({ keys }: SortOrder, values?: readonly (string | null)[]): Stretch[] {
  const [first, ...rest] = keys as [SortKey, ...SortKey[]];
  if (!first.nullable) return [{ keys, rows: values ? afterKeys(keys, values) : raw('true') }];
  const filled = { keys: [{ ...first, nullable: false }, ...rest], rows: sql`${first.expression} IS NOT NULL` };
  const empty = { keys: rest, rows: sql`${first.expression} IS NULL` };
  if (!values) return [filled, empty];
  if (values[0] === null) return [{ ...empty, rows: sql`${empty.rows} AND ${afterKeys(rest, values.slice(1))}` }];
  return [{ ...filled, rows: sql`${filled.rows} AND ${afterKeys(filled.keys, values)}` }, empty];
}

/** The rows that come after the row with these key values. */
function afterKeys(keys: readonly SortKey[], values: readonly (string | null)[]): Sql {
  const value = (i: number) => sql`${values[i]}::${raw((keys[i] as SortKey).type)}`;
  const alike = keys.every((key) => key.descending === keys[0]?.descending && !key.nullable);
  if (alike) {
    // One row comparison is one index range.
    const left = join(
      keys.map((key) => key.expression),
      ', ',
    );
    const right = join(
      keys.map((_, i) => value(i)),
      ', ',
    );
    return sql`(${left}) ${raw(keys[0]?.descending ? '<' : '>')} (${right})`;
  }
  const alternatives = keys.map((key, i) => {
    const same = keys
      .slice(0, i)
      .map((earlier, j) => (values[j] === null ? sql`${earlier.expression} IS NULL` : sql`${earlier.expression} = ${value(j)}`));
    return join([...same, beyond(key, values[i] ?? null, value(i))], ' AND ');
  });
  return sql`(${join(
    alternatives.map((piece) => sql`(${piece})`),
    ' OR ',
  )})`;
}

function beyond(key: SortKey, value: string | null, bound: Sql): Sql {
  // Nulls come last: nothing but later keys can follow one.
  if (value === null) return raw('false');
  const further = sql`${key.expression} ${raw(key.descending ? '<' : '>')} ${bound}`;
  return key.nullable ? sql`(${further} OR ${key.expression} IS NULL)` : further;
}
