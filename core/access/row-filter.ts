import { dynamicValue } from '#core/access/dynamic-value.ts';
import { type Policy, policyFor, type Rows } from '#core/access/policy.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { FieldSql, Operator } from '#core/contract/field-type.ts';
import type { Entity, Field, Inverse, Sight } from '#core/contract/registry.ts';
import { AppError } from '#core/errors.ts';
import { ident, join, raw, type Sql, sql } from '#core/kit/sql.ts';
import { entityTable, fieldColumns, linkTable } from '#core/sql/field-columns.ts';

/** Where a condition is being turned into SQL. */
export interface FilterScope {
  readonly caller: Caller;
  readonly entity: Entity;
  /** Alias of the entity's table in the statement. */
  readonly alias: string;
  /** Conditions of policies are ours: their fields are not checked against the policy again. */
  readonly trusted?: boolean;
}

const MAX_DEPTH = 12;
/** Each step to another entity multiplies the work. */
const MAX_HOPS = 3;
const MAX_LEAVES = 200;
const MAX_LIST = 1_000;
const ABSENT = Symbol('a dynamic value that stands for nothing');
const TRUE = raw('true');
const FALSE = raw('false');

/** The condition as a predicate on the rows of `scope.alias`. Refuses what the caller may not use, and names the place of every mistake. */
export function rowFilter(condition: unknown, scope: FilterScope): Sql {
  const state: State = { leaves: 0, joins: 0 };
  return bind(condition, { ...scope, state, path: 'filter', depth: 0, hops: 0 });
}

/** Rows of a policy as a predicate. */
export function rowsPredicate(rows: Rows, scope: FilterScope): Sql {
  if (rows === 'all') return TRUE;
  if (rows === 'none') return FALSE;
  const trusted = { ...scope, trusted: true };
  return sql`(${join(
    rows.any.map((condition) => rowFilter(condition, trusted)),
    ' OR ',
  )})`;
}

/** The row of `scope.alias` is one on which each of these fields is granted; a field that is granted nowhere is refused. */
export function fieldsPredicate(policy: Policy, names: readonly string[], scope: FilterScope): Sql {
  if (policy.unrestricted) return TRUE;
  const perField = names.map((name) => {
    const field = policy.entity.fields.get(name) as Field;
    const rows = policy.field(field);
    if (rows === 'none') throw denied(field, policy.entity);
    return rowsPredicate(rows, scope);
  });
  return join([rowsPredicate(policy.rows, scope), ...perField], ' AND ');
}

/** Where a field's value stands in a row of `alias`, for this caller: a computed one is worked out from what they see. */
export function visibleColumns(field: Field, alias: string, caller: Caller): FieldSql {
  return fieldColumns(field, alias, field.computed ? { user: caller.user, sight: sightOf(caller) } : caller);
}

function sightOf(caller: Caller): Sight {
  const { registry, now, user, organisation } = caller;
  return {
    now,
    timeZone: user.timeZone,
    currency: organisation.currency,
    entity: (name) => registry.entities.get(name),
    rows: (entity, alias) =>
      sql`${ident(alias, 'deleted_at')} IS NULL AND ${rowsPredicate(policyFor(caller, entity, 'read').rows, { caller, entity, alias })}`,
    granted: (field, entity, alias) => rowsPredicate(policyFor(caller, entity, 'read').field(field), { caller, entity, alias }),
    meets: (condition, entity, alias) => rowFilter(condition, { caller, entity, alias }),
    columns: (field, alias) => visibleColumns(field, alias, caller),
  };
}

interface State {
  leaves: number;
  /** Numbers the aliases of sub-selects. */
  joins: number;
}

interface Place extends FilterScope {
  readonly state: State;
  readonly path: string;
  readonly depth: number;
  /** Steps from the entity that is asked for. */
  readonly hops: number;
}

function bind(condition: unknown, place: Place): Sql {
  if (place.depth > MAX_DEPTH) throw new AppError('FILTER_TOO_DEEP', { params: { limit: MAX_DEPTH } });
  if (typeof condition !== 'object' || condition === null || Array.isArray(condition)) throw invalid(place, 'filter.shape');
  const keys = Object.keys(condition);
  const node = condition as Record<string, unknown>;
  if (keys.length === 1 && 'and' in node) return bindAll(node['and'], ' AND ', { ...place, path: `${place.path}/and` });
  if (keys.length === 1 && 'or' in node) return bindAll(node['or'], ' OR ', { ...place, path: `${place.path}/or` });
  if (keys.length === 1 && 'not' in node) return sql`((${bind(node['not'], deeper(place, 'not'))}) IS NOT TRUE)`;
  if (typeof node['field'] === 'string' && typeof node['op'] === 'string' && keys.every((key) => ['field', 'op', 'value'].includes(key))) {
    return bindLeaf(node as unknown as Leaf, place);
  }
  throw invalid(place, 'filter.shape');
}

function bindAll(list: unknown, separator: ' AND ' | ' OR ', place: Place): Sql {
  if (!Array.isArray(list)) throw invalid(place, 'filter.shape');
  if (list.length === 0) return separator === ' AND ' ? TRUE : FALSE;
  return sql`(${join(
    list.map((item, i) => bind(item, deeper(place, String(i)))),
    separator,
  )})`;
}

interface Leaf {
  readonly field: string;
  readonly op: string;
  readonly value?: unknown;
}

function bindLeaf(leaf: Leaf, place: Place): Sql {
  place.state.leaves += 1;
  if (place.state.leaves > MAX_LEAVES) throw invalid(place, 'filter.tooMany', { limit: MAX_LEAVES });
  const [head, ...rest] = leaf.field.split('.') as [string, ...string[]];
  const inverse = place.entity.inverses.find((candidate) => candidate.name === head);
  const field = place.entity.fields.get(head);
  if (!field && inverse) return bindRelated(leaf, rest, { ...place, through: inverse });
  if (!field)
    throw new AppError('FIELD_UNKNOWN', {
      params: { entity: place.entity.name, field: head },
      places: [{ path: `${place.path}/field`, code: 'field.unknown' }],
    });
  if (rest.length === 0 && field.link)
    return guard(field, place, bindRelated(linkCondition(leaf, place), [], { ...place, through: field }));
  if (rest.length === 0 && leaf.op !== 'some' && leaf.op !== 'none') return guard(field, place, applyOperator(field, leaf, place));
  if (!field.type.relation || !field.target) throw invalid(place, 'filter.notRelation', { field: head });
  return guard(field, place, bindRelated(leaf, rest, { ...place, through: field }));
}

/** Where the field is granted on some rows only, the condition holds on those rows only. */
function guard(field: Field, place: Place, predicate: Sql): Sql {
  if (place.trusted) return predicate;
  const rows = policyFor(place.caller, place.entity, 'read').field(field);
  if (rows === 'all') return predicate;
  if (rows === 'none') throw denied(field, place.entity);
  return sql`(${rowsPredicate(rows, place)} AND ${predicate})`;
}

export function denied(field: Field, entity: Entity): AppError {
  return new AppError('FIELD_DENIED', { params: { field: field.name, entity: entity.name } });
}

function applyOperator(field: Field, leaf: Leaf, place: Place): Sql {
  const operator = (field.type.operators as Readonly<Record<string, Operator | undefined>>)[leaf.op];
  if (!operator) throw invalid({ ...place, path: `${place.path}/op` }, 'filter.operator', { field: field.name, operator: leaf.op });
  const value = operands(operator, leaf.value, { field, place });
  // "$user.department" of somebody without one: nothing is in it.
  if (value === ABSENT) return FALSE;
  return sql`(${operator.build(visibleColumns(field, place.alias, place.caller), value)})`;
}

function operands(operator: Operator, value: unknown, { field, place }: { field: Field; place: Place }): unknown {
  const at = { ...place, path: `${place.path}/value` };
  if (operator.takes === 'none') return undefined;
  const resolved = dynamicValue(value, field, place.caller);
  if (resolved === null && value !== null) return ABSENT;
  if (operator.takes === 'one') return operand(resolved, field, at);
  const list = Array.isArray(resolved) ? resolved : undefined;
  if (!list || list.length > MAX_LIST || (operator.takes === 'range' && list.length !== 2)) {
    throw invalid(at, operator.takes === 'range' ? 'filter.range' : 'filter.list', { limit: MAX_LIST });
  }
  return list.map((item, i) => operand(dynamicValue(item, field, place.caller), field, { ...at, path: `${at.path}/${i}` }));
}

function operand(value: unknown, field: Field, place: Place): unknown {
  const parsed = field.type.operand(value, field.definition);
  if ('reason' in parsed) throw invalid(place, parsed.reason, { field: field.name, ...parsed.params });
  return parsed.value;
}

/** Operators on a list of links, said as conditions on what they point at, so that a hidden record is not even counted. */
function linkCondition(leaf: Leaf, place: Place): Leaf {
  const { field, op, value } = leaf;
  const byId = (operator: string) => ({ field: 'id', op: operator, value });
  if (op === 'some' || op === 'none') return leaf;
  if (op === 'contains' || op === 'eq') return { field, op: 'some', value: byId('eq') };
  if (op === 'in') return { field, op: 'some', value: byId('in') };
  if (op === 'nin') return { field, op: 'none', value: byId('in') };
  if (op === 'notEmpty') return { field, op: 'some' };
  if (op === 'empty') return { field, op: 'none' };
  throw invalid({ path: `${place.path}/op` }, 'filter.operator', { field, operator: op });
}

/** `company.region eq x`, `people some {…}`, `leads none {…}`: a sub-select on the other side, under its own policy. */
function bindRelated(leaf: Leaf, rest: readonly string[], place: Place & { readonly through: Field | Inverse }): Sql {
  const target = targetOf(place);
  place.state.joins += 1;
  const alias = `${place.alias}_${place.state.joins}`;
  const inner: Place = { ...place, entity: target, alias, depth: place.depth + 1, hops: place.hops + 1 };
  if (inner.hops > MAX_HOPS) throw invalid(place, 'filter.tooFar', { limit: MAX_HOPS });
  const { condition, negated } = relatedCondition(leaf, rest);
  const predicate = bind(condition, inner);
  const rows = place.trusted ? TRUE : rowsPredicate(policyFor(place.caller, target, 'read').rows, inner);
  const { also, where } = connection(place, alias);
  const exists = sql`EXISTS (SELECT 1 FROM ${entityTable(target)} ${ident(alias)}${also} WHERE ${where} AND ${ident(alias, 'deleted_at')} IS NULL AND ${rows} AND ${predicate})`;
  return negated ? sql`NOT ${exists}` : exists;
}

/** Negative operators look for the absence of the positive: somebody without a company has no company in the north. */
const positive: Readonly<Record<string, string>> = { ne: 'eq', nin: 'in', empty: 'notEmpty' };

function relatedCondition(leaf: Leaf, rest: readonly string[]): { condition: unknown; negated: boolean } {
  if (rest.length === 0) return { condition: leaf.value ?? { and: [] }, negated: leaf.op === 'none' };
  const opposite = positive[leaf.op];
  return { condition: { ...leaf, field: rest.join('.'), op: opposite ?? leaf.op }, negated: opposite !== undefined };
}

function targetOf(place: Place & { readonly through: Field | Inverse }): Entity {
  const name = 'type' in place.through ? place.through.target : place.through.entity;
  const target = place.caller.registry.entities.get(name ?? '');
  if (!target) throw new AppError('ENTITY_UNKNOWN', { params: { entity: name } });
  return target;
}

/** How rows hang together: a condition, and the link table beside them where there is one. */
interface Connection {
  readonly also: Sql;
  readonly where: Sql;
}

/** How the row of `alias` hangs together with the row of `place.alias`. */
function connection(place: Place & { readonly through: Field | Inverse }, alias: string): Connection {
  if ('type' in place.through) return holds(place.through, { from: place.alias, to: alias });
  const source = place.caller.registry.entities.get(place.through.entity);
  const field = source?.fields.get(place.through.field);
  if (!source || !field) throw new Error(`inverse ${place.through.name} has lost its field`);
  const { also, where } = holds(field, { from: alias, to: place.alias });
  return { also, where: sql`(${where} AND ${guard(field, { ...place, entity: source, alias }, TRUE)})` };
}

/** The field of `from` points at the row of `to`. A plain join, which the database may begin at either end. */
function holds(field: Field, { from, to }: { readonly from: string; readonly to: string }): Connection {
  if (!field.link) return { also: sql``, where: sql`${fieldColumns(field, from).columns[0]} = ${ident(to, 'id')}` };
  const link = `${from}_${to}_l`;
  return {
    also: sql`, ${linkTable(field)} ${ident(link)}`,
    where: sql`${ident(link, 'record_id')} = ${ident(from, 'id')} AND ${ident(link, 'target_id')} = ${ident(to, 'id')}`,
  };
}

function deeper(place: Place, step: string): Place {
  return { ...place, path: `${place.path}/${step}`, depth: place.depth + 1 };
}

function invalid(place: { readonly path: string }, code: string, params?: Readonly<Record<string, unknown>>): AppError {
  return new AppError('QUERY_INVALID', { places: [{ path: place.path, code, ...(params && { params }) }] });
}
