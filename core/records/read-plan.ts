import { type Policy, policyFor, type Rows } from '#core/access/policy.ts';
import { denied, type FilterScope, rowsPredicate, visibleColumns } from '#core/access/row-filter.ts';
import { targetEntity, visibleTarget } from '#core/access/visible-target.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { RecordValue } from '#core/contract/records.ts';
import type { Entity, Field } from '#core/contract/registry.ts';
import { AppError } from '#core/errors.ts';
import { ident, join, literal, raw, type Sql, sql } from '#core/kit/sql.ts';
import { entityTable, fieldColumns, linkTable, recordFields } from '#core/sql/field-columns.ts';

/** What to select for a caller, and how a tuple becomes a record. */
export interface ReadPlan {
  readonly fields: readonly Field[];
  readonly select: readonly Sql[];
  decode(tuple: readonly unknown[]): RecordValue;
}

const MAX_LINKS = 200;
export const ALIAS = 't';

/** The fields a caller gets without naming any: all of the record that may be seen, but not what lies in other tables and costs a sub-select each. */
export function readableFields(policy: Policy, { links }: { links: boolean }): Field[] {
  return recordFields(policy.entity).filter(
    (field) => (links || !(field.link || field.computed?.related)) && policy.field(field) !== 'none',
  );
}

/** Checks names that a caller asked for, `*` being all of the record: unknown and denied fields are refused, never dropped. */
export function namedFields(names: readonly string[], policy: Policy): Field[] {
  const chosen = names.flatMap((name) => {
    if (name === '*') return readableFields(policy, { links: true });
    const field = policy.entity.fields.get(name);
    if (!field)
      throw new AppError('FIELD_UNKNOWN', {
        params: { entity: policy.entity.name, field: name },
        places: [{ path: 'fields', code: 'field.unknown' }],
      });
    if (policy.field(field) === 'none') throw denied(field, policy.entity);
    return field;
  });
  const always = ['id', 'version'].map((name) => policy.entity.fields.get(name) as Field);
  return [...new Set([...always, ...chosen])];
}

/** Plans of unrestricted policies hold no parameters of a caller, so they are kept for as long as the entity's definition lives. */
const kept = new WeakMap<Entity, Map<string, ReadPlan>>();

export function readPlan(fields: readonly Field[], policy: Policy, caller: Caller): ReadPlan {
  const cacheable = policy.unrestricted && fields.every((field) => !field.link && !field.personal && !field.computed?.varies);
  if (!cacheable) return planColumns(fields, { policy, caller, alias: ALIAS });
  const plans = kept.get(policy.entity) ?? new Map<string, ReadPlan>();
  kept.set(policy.entity, plans);
  const key = fields.map((field) => field.name).join(',');
  const plan = plans.get(key) ?? planColumns(fields, { policy, caller, alias: ALIAS });
  if (plans.size < 200) plans.set(key, plan);
  return plan;
}

export interface PlanScope {
  readonly policy: Policy;
  readonly caller: Caller;
  /** The row the columns are taken from. */
  readonly alias: string;
  /** Each link comes as `{link, title}`, with the title of what it leads to where that is a plain text. */
  readonly linkTitles?: true;
}

export function planColumns(fields: readonly Field[], scope: PlanScope): ReadPlan {
  const { policy, caller, alias } = scope;
  const select: Sql[] = [];
  const readers: ((tuple: readonly unknown[]) => unknown)[] = [];
  for (const field of fields) {
    readers.push(fieldReader(field, select.length));
    const columns = field.link ? [linkedRecords(field, scope)] : visibleColumns(field, alias, caller).columns;
    select.push(...columns.map((column) => masked(column, policy.field(field), { caller, entity: policy.entity, alias })));
  }
  const names = fields.map((field) => field.name);
  return {
    fields,
    select,
    decode: (tuple) => {
      const record: Record<string, unknown> = {};
      for (let i = 0; i < names.length; i += 1) record[names[i] as string] = (readers[i] as (typeof readers)[number])(tuple);
      return record as RecordValue;
    },
  };
}

function fieldReader(field: Field, start: number): (tuple: readonly unknown[]) => unknown {
  const { type, definition } = field;
  const count = field.link ? 1 : (field.computed?.types ?? field.columns).length;
  if (field.link) return (tuple) => tuple[start] ?? [];
  if (!type.load) return (tuple) => tuple[start];
  if (count === 1) return (tuple) => (tuple[start] === null ? null : type.load?.([tuple[start]], definition));
  return (tuple) => type.load?.(tuple.slice(start, start + count), definition);
}

/** A field that only some grants hold is null on the rows of the others. */
function masked(column: Sql, rows: Rows, scope: FilterScope): Sql {
  if (rows === 'all') return column;
  return sql`CASE WHEN ${rowsPredicate(rows, scope)} THEN ${column} END`;
}

/** The linked records of one row as a JSON list, without those in the trash or hidden from the caller. */
function linkedRecords(field: Field, { caller, alias, linkTitles }: PlanScope): Sql {
  const target = targetEntity(field, caller);
  const attributes = field.link?.attributes ?? [];
  const members = [sql`'id', j.id`, ...attributes.map((name) => sql`${literal(name)}, l.${ident(name)}`)];
  const link = sql`jsonb_build_object(${join(members, ', ')})`;
  const told = linkTitles ? sql`jsonb_build_object('link', ${link}${plainTitle(target, caller, 'j')})` : link;
  return sql`(SELECT jsonb_agg(o.link) FROM (SELECT ${told} AS link FROM ${linkTable(field)} l JOIN ${entityTable(target)} j ON j.id = l.target_id
    WHERE l.record_id = ${ident(alias, 'id')} AND ${visibleTarget(field, caller, 'j')} ORDER BY l.position LIMIT ${raw(String(MAX_LINKS))}) o)`;
}

/** `, 'title', …`, or nothing where the title is no plain text or not for the caller. */
function plainTitle(entity: Entity, caller: Caller, alias: string): Sql {
  const { titleField: field } = entity;
  const [column, ...more] = fieldColumns(field, alias).columns;
  const rows = policyFor(caller, entity, 'read').field(field);
  if (!column || more.length > 0 || field.type.load || rows === 'none') return sql``;
  return sql`, 'title', ${masked(column, rows, { caller, entity, alias })}`;
}

/** The policy of reading, or a refusal when nothing at all may be read. */
export function readPolicy(caller: Caller, entity: Entity): Policy {
  const policy = policyFor(caller, entity, 'read');
  if (policy.rows === 'none') throw new AppError('ACTION_DENIED', { params: { entity: entity.name } });
  return policy;
}
