import { policyFor } from '#core/access/policy.ts';
import { rowsPredicate } from '#core/access/row-filter.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { Entity, Field } from '#core/contract/registry.ts';
import { ident, join, raw, type Sql, sql } from '#core/kit/sql.ts';
import { type Included, titleFields } from '#core/records/include.ts';
import { ALIAS, planColumns, type ReadPlan } from '#core/records/read-plan.ts';
import { bySource, kindsOf, packColumns, type SourceColumn } from '#core/records/timeline/packed-columns.ts';
import { CHANGE_COLUMNS } from '#core/records/timeline/readable-changes.ts';
import type { TimelineSource } from '#core/records/timeline/timeline-sources.ts';
import { entityTable } from '#core/sql/field-columns.ts';

/** Number of the audit trail among the sources, which are numbered from 1. */
export const TRAIL = 0;

/** What is read of the entries of a timeline, in full. */
export interface TimelineColumns {
  readonly select: readonly Sql[];
  /** What is read of the record itself, of the alias `t`, for `select` to tell. */
  readonly own: readonly Sql[];
  readonly joins: Sql;
  /** Per source, from 1 on. */
  readonly plans: readonly ReadPlan[];
  /** Per source, the trail being 0: where its columns stand in `select`. */
  readonly places: readonly (readonly number[])[];
  readonly titles: readonly JoinedTitle[];
  /** Per source, from 1 on: relations whose titles do not all come along. */
  readonly apart: readonly (readonly Field[])[];
}

/** Titles of one entity, read beside what points at it. */
interface JoinedTitle {
  readonly entity: string;
  readonly plan: ReadPlan;
  /** Where its columns begin in `select`. */
  readonly start: number;
}

/** A join each is cheaper than another statement, up to a number; titles beyond it are read apart. */
const MAX_JOINS = 10;

export function timelineColumns(target: Entity, sources: readonly TimelineSource[], caller: Caller): TimelineColumns {
  const plans = sources.map(({ fields, policy }, i) => planColumns(fields, { policy, caller, alias: aliasOf(i), linkTitles: true }));
  const columns = new Map<number, readonly SourceColumn[]>([[TRAIL, CHANGE_COLUMNS]]);
  for (const [i, plan] of plans.entries()) columns.set(i + 1, columnsOf(plan));
  const packed = packColumns(columns);
  const seen = relationColumns(sources, plans).filter(({ entity }) => policyFor(caller, entityOf(entity, caller), 'read').rows !== 'none');
  const [pointers, beyond] = [seen.slice(0, MAX_JOINS), seen.slice(MAX_JOINS)];
  const ownPlan = titlePlan(target, ALIAS, caller);
  const read = [
    { entity: target.name, plan: ownPlan, select: ownPlan.select.map((_, i) => ident('r', `title ${i}`)) },
    ...pointers.map(({ entity }, i) => {
      const plan = titlePlan(entityOf(entity, caller), `u${i}`, caller);
      return { entity, plan, select: plan.select };
    }),
  ];
  const full = sources.map(({ entity }, i) => joinOf(entityTable(entity), aliasOf(i), i + 1));
  return {
    select: [...packed.select, ...read.flatMap(({ select }) => select)],
    own: ownPlan.select.map((column, i) => sql`${column} AS ${ident(`title ${i}`)}`),
    joins: join(
      [...full, joinOf(raw('vinculo.audit'), 'a', TRAIL), ...pointers.map((pointer, i) => titleJoin(pointer, `u${i}`, caller))],
      ' ',
    ),
    plans,
    places: packed.places,
    apart: sources.map(({ fields }, i) =>
      fields.filter(
        (field) => field.link || field.type.relation === 'any' || beyond.some((pointer) => pointer.fields.get(i + 1) === field),
      ),
    ),
    titles: read.map(({ entity, plan }, i) => ({ entity, plan, start: packed.select.length + widthOf(read.slice(0, i)) })),
  };
}

function widthOf(parts: readonly { readonly select: readonly Sql[] }[]): number {
  return parts.reduce((width, { select }) => width + select.length, 0);
}

function titlePlan(entity: Entity, alias: string, caller: Caller): ReadPlan {
  return planColumns(titleFields(entity, caller), { policy: policyFor(caller, entity, 'read'), caller, alias });
}

function entityOf(name: string, { registry }: Caller): Entity {
  return registry.entities.get(name) as Entity;
}

function aliasOf(i: number): string {
  return `e${i}`;
}

const ID_KIND = 'system id';

function columnsOf({ fields, select }: ReadPlan): SourceColumn[] {
  const kinds = fields.flatMap(kindsOf);
  // The entry's id stands right before its columns.
  return select.map((read, i) => ({ kind: kinds[i] as string, read, ...(kinds[i] === ID_KIND && { given: -1 }) }));
}

/** Rows of another source have nothing to look for here: with an empty key the index is not even asked. */
function joinOf(table: Sql, alias: string, source: number): Sql {
  return sql`LEFT JOIN ${table} ${ident(alias)} ON ${ident(alias, 'id')} = CASE WHEN k.src = ${raw(String(source))} THEN k.id END`;
}

/** What points at records of one entity: at most one field of each source. */
interface Pointer {
  readonly entity: string;
  readonly reads: Map<number, Sql>;
  readonly fields: Map<number, Field>;
}

function relationColumns(sources: readonly TimelineSource[], plans: readonly ReadPlan[]): Pointer[] {
  const pointers: Pointer[] = [{ entity: 'user', reads: new Map([[TRAIL, raw('a.actor')]]), fields: new Map() }];
  for (const [i, { fields, pointers: here }] of sources.entries()) {
    const columns = columnsOfFields(plans[i] as ReadPlan);
    for (const [n, field] of fields.entries()) {
      // The only relation that leads here leads to the record itself, whose title is known.
      const leadsHere = here.length === 1 && here[0] === field;
      if (!field.target || field.type.relation !== 'one' || leadsHere) continue;
      const free = pointers.find(({ entity, reads }) => entity === field.target && !reads.has(i + 1));
      const pointer = free ?? { entity: field.target, reads: new Map(), fields: new Map() };
      if (!free) pointers.push(pointer);
      pointer.reads.set(i + 1, columns[n] as Sql);
      pointer.fields.set(i + 1, field);
    }
  }
  return pointers;
}

/** The first column of each field. */
function columnsOfFields({ fields, select }: ReadPlan): Sql[] {
  const widths = fields.map((field) => kindsOf(field).length);
  return fields.map((_, i) => select[widths.slice(0, i).reduce((sum, width) => sum + width, 0)] as Sql);
}

function titleJoin({ entity, reads }: Pointer, alias: string, caller: Caller): Sql {
  const target = entityOf(entity, caller);
  const rows = rowsPredicate(policyFor(caller, target, 'read').rows, { caller, entity: target, alias });
  return sql`LEFT JOIN ${entityTable(target)} ${ident(alias)} ON ${ident(alias, 'id')} = ${bySource(reads)} AND ${rows}`;
}

/** Titles found beside the entries of a page whose columns begin at `offset`. */
export function collectTitles(tuples: readonly (readonly unknown[])[], offset: number, { titles }: TimelineColumns): Included {
  const found: Included = {};
  for (const { entity, plan, start } of titles) {
    const known = found[entity] ?? {};
    found[entity] = known;
    for (const tuple of tuples) {
      const id = tuple[offset + start];
      if (typeof id === 'string' && !known[id]) known[id] = plan.decode(tuple.slice(offset + start, offset + start + plan.select.length));
    }
  }
  return found;
}
