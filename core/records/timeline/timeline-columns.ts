import { policyFor } from '#core/access/policy.ts';
import { rowsPredicate } from '#core/access/row-filter.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { Entity, Field } from '#core/contract/registry.ts';
import { ident, join, raw, type Sql, sql } from '#core/kit/sql.ts';
import { type Included, titleFields } from '#core/records/include.ts';
import { planColumns, type ReadPlan } from '#core/records/read-plan.ts';
import { bySource, kindsOf, packColumns, type SourceColumn } from '#core/records/timeline/packed-columns.ts';
import { CHANGE_COLUMNS } from '#core/records/timeline/readable-changes.ts';
import type { TimelineSource } from '#core/records/timeline/timeline-sources.ts';
import { entityTable } from '#core/sql/field-columns.ts';

/** Number of the audit trail among the sources, which are numbered from 1. */
export const TRAIL = 0;

/** What is read of the entries of a timeline, in full. */
export interface TimelineColumns {
  readonly select: readonly Sql[];
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

export function timelineColumns(sources: readonly TimelineSource[], caller: Caller): TimelineColumns {
  const plans = sources.map(({ fields, policy }, i) => planColumns(fields, { policy, caller, alias: aliasOf(i), linkTitles: true }));
  const columns = new Map<number, readonly SourceColumn[]>([[TRAIL, changeColumns]]);
  for (const [i, plan] of plans.entries()) columns.set(i + 1, columnsOf(plan));
  const packed = packColumns(columns);
  const seen = (name: string) => policyFor(caller, caller.registry.entities.get(name) as Entity, 'read').rows !== 'none';
  const visible = relationColumns(sources, plans).filter(({ entity }) => seen(entity));
  const pointers = visible.slice(0, MAX_JOINS);
  const beyond = visible.slice(MAX_JOINS);
  const titles = pointers.map(({ entity }, i) => {
    const target = caller.registry.entities.get(entity) as Entity;
    return planColumns(titleFields(target, caller), { policy: policyFor(caller, target, 'read'), caller, alias: `u${i}` });
  });
  const starts = titles.map((_, i) => titles.slice(0, i).reduce((width, { select }) => width + select.length, packed.select.length));
  const full = sources.map(({ entity }, i) => joinOf(entityTable(entity), aliasOf(i), i + 1));
  const named = pointers.map((pointer, i) => titleJoin(pointer, `u${i}`, caller));
  return {
    select: [...packed.select, ...titles.flatMap(({ select }) => select)],
    joins: join([...full, joinOf(raw('vinculo.audit'), 'a', TRAIL), ...named], ' '),
    plans,
    places: packed.places,
    apart: sources.map(({ fields }, i) =>
      fields.filter((field) => field.link || beyond.some((pointer) => pointer.fields.get(i + 1) === field)),
    ),
    titles: titles.map((plan, i) => ({ entity: (pointers[i] as Pointer).entity, plan, start: starts[i] as number })),
  };
}

function aliasOf(i: number): string {
  return `e${i}`;
}

const changeColumns: readonly SourceColumn[] = CHANGE_COLUMNS.map(({ read, kind }) => ({ kind, read }));

function columnsOf({ fields, select }: ReadPlan): SourceColumn[] {
  const kinds = fields.flatMap(kindsOf);
  return select.map((read, i) => ({ kind: kinds[i] as string, read }));
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
  for (const [i, { fields }] of sources.entries()) {
    const columns = columnsOfFields(plans[i] as ReadPlan);
    for (const [n, field] of fields.entries()) {
      if (!field.target || field.type.relation !== 'one') continue;
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
  const target = caller.registry.entities.get(entity) as Entity;
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
