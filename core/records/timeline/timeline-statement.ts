import type { Policy } from '#core/access/policy.ts';
import { type FilterScope, rowsPredicate } from '#core/access/row-filter.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { Entity, Field } from '#core/contract/registry.ts';
import { join, raw, type Sql, sql } from '#core/kit/sql.ts';
import { ALIAS } from '#core/records/read-plan.ts';
import type { AskedTimeline } from '#core/records/timeline/asked-timeline.ts';
import { type ReadableNames, tellsSomething } from '#core/records/timeline/readable-changes.ts';
import { Slot } from '#core/records/timeline/slots.ts';
import { type TimelineColumns, TRAIL } from '#core/records/timeline/timeline-columns.ts';
import type { TimelineSource } from '#core/records/timeline/timeline-sources.ts';
import { entityTable, fieldColumns, linkTable } from '#core/sql/field-columns.ts';

/** What comes with each request. */
const ID = new Slot('id');
const ZONE = new Slot('zone');
const FROM = new Slot('from');
const TO = new Slot('to');
const FIRST_ID = new Slot('firstId');
const LAST_ID = new Slot('lastId');
const AFTER_MOMENT = new Slot('afterMoment');
const AFTER_ID = new Slot('afterId');
const AFTER_TRAIL = new Slot('afterTrail');

export interface StatementParts {
  readonly target: Entity;
  readonly policy: Policy;
  readonly caller: Caller;
  readonly sources: readonly TimelineSource[];
  readonly asked: AskedTimeline;
  readonly names: ReadableNames;
  readonly newestFirst: boolean;
  /** It goes on after an earlier page. */
  readonly goesOn: boolean;
  /** One more than a page has. */
  readonly rows: number;
}

/**
 * The entries of a timeline, in their order: source, moment, id, `columns`, and the record's readable names where they differ by record.
 * One row with an empty id says that there are none, and no row that the record is not there for the caller.
 * Every branch reads no more than a page along an index; only the rows that make the page are read in full.
 */
export function timelineStatement(parts: StatementParts, columns: TimelineColumns): Sql {
  const { target, policy, caller, sources, names, rows } = parts;
  const trail = parts.asked.kinds.has('change') && !parts.asked.department && !parts.asked.channel;
  const branches = [...sources.flatMap((source, i) => sourceBranches(source, i + 1, parts)), ...(trail ? [trailBranch(parts)] : [])];
  const seen = rowsPredicate(policy.rows, { caller, entity: target, alias: ALIAS });
  const direction = raw(parts.newestFirst ? 'DESC' : 'ASC');
  const entries = branches.length === 0 ? raw('SELECT 0 AS src, now() AS at, NULL::uuid AS id WHERE false') : join(branches, ' UNION ALL ');
  const own = [...columns.own, ...(names.here ? [sql`${names.here} AS names`] : [])];
  const select = [...columns.select, ...(names.here ? [raw('r.names')] : [])];
  return sql`WITH r AS (SELECT ${own.length === 0 ? raw('1') : join(own, ', ')} FROM ${entityTable(target)} ${raw(ALIAS)} WHERE t.id = ${ID}::uuid AND ${seen})
    SELECT k.src, k.at, k.id, ${join(select, ', ')}
    FROM r LEFT JOIN (SELECT * FROM (${entries}) u ORDER BY u.at ${direction}, u.id ${direction} LIMIT ${raw(String(rows))}) k ON true
    ${columns.joins} ORDER BY k.at ${direction}, k.id ${direction}`;
}

/** One branch per relation that leads here; a record that another one already led to is left out, so that it comes once. */
function sourceBranches(source: TimelineSource, number: number, parts: StatementParts): Sql[] {
  const scope = { caller: parts.caller, entity: source.entity, alias: ALIAS };
  return source.pointers.flatMap((pointer, i) => {
    const others = source.pointers.slice(0, i).map((earlier) => sql`(${pointsHere(earlier, source, scope)}) IS NOT TRUE`);
    const where = [pointsHere(pointer, source, scope), ...others, ...commonConditions(source, parts, scope)];
    const stretches = [dated(source, parts), ...(source.at.neverEmpty ? [] : [undated(source)])];
    return stretches.map((stretch) => branch(number, source, { ...stretch, where: [...where, ...stretch.where] }, parts));
  });
}

interface Stretch {
  /** When an entry stands in the timeline. */
  readonly moment: Sql;
  /** What the index is ordered by, in the same order as `moment`. */
  readonly order: Sql;
  readonly where: readonly Sql[];
}

// biome-ignore lint/complexity/useMaxParams: the four parts that make a branch.
function branch(number: number, source: TimelineSource, { moment, order, where }: Stretch, parts: StatementParts): Sql {
  const direction = raw(parts.newestFirst ? 'DESC' : 'ASC');
  const beyond = raw(parts.newestFirst ? '<' : '>');
  const place = parts.goesOn ? [sql`(${moment}, t.id) ${beyond} (${AFTER_MOMENT}::timestamptz, ${AFTER_ID}::uuid)`] : [];
  const within = [
    ...(parts.asked.from ? [sql`${moment} >= ${FROM}::timestamptz`] : []),
    ...(parts.asked.to ? [sql`${moment} < ${TO}::timestamptz`] : []),
  ];
  return sql`(SELECT ${raw(String(number))} AS src, ${moment} AS at, t.id FROM ${entityTable(source.entity)} ${raw(ALIAS)}
    WHERE ${join([...where, ...within, ...place], ' AND ')} ORDER BY ${order} ${direction}, t.id ${direction} LIMIT ${raw(String(parts.rows))})`;
}

function pointsHere(field: Field, { policy }: TimelineSource, scope: FilterScope): Sql {
  const granted = rowsPredicate(policy.field(field), scope);
  if (!field.link) return sql`${fieldColumns(field, ALIAS).columns[0]} = ${ID}::uuid AND ${granted}`;
  return sql`t.id IN (SELECT l.record_id FROM ${linkTable(field)} l WHERE l.target_id = ${ID}::uuid) AND ${granted}`;
}

/** The caller may see the record and its time, and it is what was asked for. */
function commonConditions({ policy, at, roles, entity }: TimelineSource, { asked }: StatementParts, scope: FilterScope): Sql[] {
  const chosen = [
    ...(asked.author && roles.author ? [oneOf(roles.author, 'author')] : []),
    ...(asked.department && roles.department ? [oneOf(roles.department, 'department')] : []),
    ...(asked.channel && roles.channel ? [oneOf(roles.channel, channelSlot(entity))] : []),
  ];
  const granted = [at, ...Object.entries(roles).flatMap(([role, field]) => (asked[role as keyof typeof roles] ? [field] : []))];
  const rights = granted.map((field) => rowsPredicate(policy.field(field), scope));
  return [raw('t.deleted_at IS NULL'), rowsPredicate(policy.rows, scope), ...rights, ...chosen];
}

/** Options differ from entity to entity. */
export function channelSlot({ name }: Entity): string {
  return `channel of ${name}`;
}

function oneOf(field: Field, slot: string): Sql {
  const operator = field.type.operators.in;
  if (!operator) throw new Error(`${field.name} cannot be compared with a list`);
  return sql`(${operator.build(fieldColumns(field, ALIAS), new Slot(slot))})`;
}

function dated({ at }: TimelineSource, { goesOn, newestFirst }: StatementParts): Stretch {
  const column = fieldColumns(at, ALIAS).columns[0] as Sql;
  const filled = at.neverEmpty ? [] : [sql`${column} IS NOT NULL`];
  if (at.type.orderType === 'timestamptz') return { moment: column, order: column, where: filled };
  // A day stands where it begins for the reader. The days themselves are a bound that the index understands.
  const reach = sql`${column} ${raw(newestFirst ? '<=' : '>=')} (${AFTER_MOMENT}::timestamptz AT TIME ZONE ${ZONE})::date`;
  return { moment: sql`(${column}::timestamp AT TIME ZONE ${ZONE})`, order: column, where: [...filled, ...(goesOn ? [reach] : [])] };
}

/** What has no time of its own stands where it was written. */
function undated({ at, entity }: TimelineSource): Stretch {
  const created = fieldColumns(entity.fields.get('created_at') as Field, ALIAS).columns[0] as Sql;
  return { moment: created, order: created, where: [sql`${fieldColumns(at, ALIAS).columns[0]} IS NULL`] };
}

function trailBranch({ target, asked, names, newestFirst, goesOn, rows }: StatementParts): Sql {
  const direction = raw(newestFirst ? 'DESC' : 'ASC');
  const where = [
    sql`a.entity_no = ${raw(String(target.no))} AND a.record_id = ${ID}::uuid`,
    tellsSomething(names),
    ...(asked.author ? [sql`a.actor = ANY(${new Slot('author')}::uuid[])`] : []),
    ...(asked.from ? [sql`a.id >= ${FIRST_ID}::uuid`] : []),
    ...(asked.to ? [sql`a.id < ${LAST_ID}::uuid`] : []),
    ...(goesOn ? [sql`a.id ${raw(newestFirst ? '<' : '>')} ${AFTER_TRAIL}::uuid`] : []),
  ];
  // The first 48 bits of an id are its time.
  const at = raw(`timestamptz 'epoch' + ('x' || left(replace(a.id::text, '-', ''), 12))::bit(48)::bigint * interval '1 millisecond'`);
  return sql`(SELECT ${raw(String(TRAIL))} AS src, ${at} AS at, a.id FROM vinculo.audit a WHERE ${join(where, ' AND ')} ORDER BY a.id ${direction} LIMIT ${raw(String(rows))})`;
}
