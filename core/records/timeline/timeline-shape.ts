import { policyFor } from '#core/access/policy.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { Entity, Registry } from '#core/contract/registry.ts';
import type { Sql } from '#core/kit/sql.ts';
import { readPolicy } from '#core/records/read-plan.ts';
import type { AskedTimeline } from '#core/records/timeline/asked-timeline.ts';
import { type ReadableNames, readableNames } from '#core/records/timeline/readable-changes.ts';
import { type TimelineColumns, timelineColumns } from '#core/records/timeline/timeline-columns.ts';
import { type TimelineSource, timelineSources } from '#core/records/timeline/timeline-sources.ts';
import { timelineStatement } from '#core/records/timeline/timeline-statement.ts';

/** How a timeline is read: everything about it but the record, the place and what the filters name. */
export interface TimelineShape {
  readonly target: Entity;
  readonly sources: readonly TimelineSource[];
  readonly names: ReadableNames;
  readonly columns: TimelineColumns;
  readonly statement: Sql;
  /** Entities whose rights decide. */
  readonly involved: readonly Entity[];
}

export interface ShapeRequest {
  readonly target: Entity;
  readonly asked: AskedTimeline;
  readonly limit: number;
  readonly newestFirst: boolean;
  readonly goesOn: boolean;
}

const MAX_KEPT = 500;
/** Shapes hold nothing of a caller where all of it may be seen by everybody who asks, so they are kept as long as the registry. */
const kept = new WeakMap<Registry, Map<string, TimelineShape>>();

export function timelineShape(caller: Caller, request: ShapeRequest): TimelineShape {
  const shapes = kept.get(caller.registry) ?? new Map<string, TimelineShape>();
  kept.set(caller.registry, shapes);
  const key = keyOf(request);
  const known = shapes.get(key);
  if (known && isOpen(known.involved, caller)) return known;
  const built = buildShape(caller, request);
  if (isOpen(built.involved, caller) && shapes.size < MAX_KEPT) shapes.set(key, built);
  return built;
}

function keyOf({ target, asked: { kinds, ...filters }, limit, newestFirst, goesOn }: ShapeRequest): string {
  return [target.name, limit, newestFirst, goesOn, ...kinds, ...Object.keys(filters)].join(' ');
}

function buildShape(caller: Caller, { target, asked, limit, newestFirst, goesOn }: ShapeRequest): TimelineShape {
  const policy = readPolicy(caller, target);
  const sources = timelineSources(target, caller, asked);
  const names = readableNames(policy, caller);
  const columns = timelineColumns(target, sources, caller);
  const statement = timelineStatement({ target, policy, caller, sources, asked, names, newestFirst, goesOn, rows: limit + 1 }, columns);
  return { target, sources, names, columns, statement, involved: involvedEntities(target, sources, caller) };
}

function involvedEntities(target: Entity, sources: readonly TimelineSource[], caller: Caller): Entity[] {
  const pointedAt = sources.flatMap(({ fields }) => fields.flatMap((field) => field.target ?? []));
  const names = new Set([target.name, 'user', ...sources.map(({ entity }) => entity.name), ...pointedAt]);
  return [...names].flatMap((name) => caller.registry.entities.get(name) ?? []);
}

/** All of them may be seen as a whole, so that nothing of the caller's stands in the statement. */
function isOpen(entities: readonly Entity[], caller: Caller): boolean {
  return entities.every((entity) => policyFor(caller, entity, 'read').unrestricted);
}
