import type { Caller } from '#core/contract/caller.ts';
import type { RecordValue } from '#core/contract/records.ts';
import { AppError } from '#core/errors.ts';
import { isoMoment } from '#core/fields/date-time/date-time.ts';
import { checkId, findEntity, type RecordsContext } from '#core/records/context.ts';
import { listFingerprint, readCursor, writeCursor } from '#core/records/cursor.ts';
import type { Included } from '#core/records/include.ts';
import type { ReadPlan } from '#core/records/read-plan.ts';
import { type AskedTimeline, askedTimeline, type TimelineQuery } from '#core/records/timeline/asked-timeline.ts';
import { channelValues } from '#core/records/timeline/channel-values.ts';
import { fittingRows } from '#core/records/timeline/fitting-rows.ts';
import { decodeChange, type ReadableChange } from '#core/records/timeline/readable-changes.ts';
import { fillSlots } from '#core/records/timeline/slots.ts';
import { collectTitles, TRAIL } from '#core/records/timeline/timeline-columns.ts';
import { firstIdAt, type TimelinePlace, trailBound } from '#core/records/timeline/timeline-place.ts';
import { type TimelineShape, timelineShape } from '#core/records/timeline/timeline-shape.ts';
import { addTitles, takeLinkTitles, visibleChanges, type Wanted, wantChanges, wantRecord } from '#core/records/timeline/timeline-titles.ts';
import type { TimelineEntry } from '#schemas/types/api.ts';

export interface TimelineRequest extends TimelineQuery {
  readonly entity: string;
  readonly id: string;
  /** 1 to 100; 30 unless told. */
  readonly limit?: number;
  readonly cursor?: string;
  readonly order?: 'newest' | 'oldest';
}

export interface TimelineReply {
  readonly data: readonly TimelineEntry[];
  readonly page: { readonly next: string | null };
  readonly included: Included;
}

const LIMIT = 30;

/** What happened around a record: everything that points at it and stands in timelines, and its own changes, in one order. */
export async function readTimeline(context: RecordsContext, caller: Caller, request: TimelineRequest): Promise<TimelineReply> {
  const id = checkId(request.id);
  const asked = askedTimeline(request, caller);
  const target = findEntity(caller, request.entity);
  const { limit = LIMIT, order = 'newest' } = request;
  const fingerprint = () => listFingerprint([target.uid, id, order, caller.user.timeZone, ...partsOf(asked)]);
  const after = request.cursor === undefined ? undefined : placeIn(readCursor(request.cursor, fingerprint(), context.secret));
  const shape = timelineShape(caller, { target, asked, limit, newestFirst: order === 'newest', goesOn: after !== undefined });
  const given = { ...channelValues(shape.sources, asked.channel), ...slotValues(asked, after), id, zone: caller.user.timeZone };
  const tuples = await context.database.tuples(fillSlots(shape.statement, given), { prepared: true });
  if (!tuples[0]) throw new AppError('RECORD_NOT_FOUND');
  const found = tuples[0][ID] === null ? [] : tuples;
  const page = fittingRows(found, limit);
  const last = found.length > page.length ? page.at(-1) : undefined;
  const entries = page.map((tuple) => entryOf(tuple, shape)).filter(tells);
  const included = collectTitles(page, REST, shape.columns);
  await addTitles({ db: context.database, caller }, missing(entries, shape, { caller, included }), included);
  return {
    data: entries.map((entry) => sent(entry, shape, included)),
    page: { next: last ? writeCursor([isoMoment(String(last[AT])), String(last[ID])], fingerprint(), context.secret) : null },
    included,
  };
}

/** Places in a row of the statement. */
const [SOURCE, AT, ID, REST] = [0, 1, 2, 3] as const;

function partsOf({ kinds, ...rest }: AskedTimeline): unknown[] {
  return [[...kinds], rest];
}

function placeIn([at, id]: readonly (string | null)[]): TimelinePlace {
  return { ms: Date.parse(String(at)), id: String(id) };
}

function slotValues({ author, department, from, to }: AskedTimeline, after: TimelinePlace | undefined): Record<string, unknown> {
  return {
    author,
    department,
    from,
    to,
    firstId: from && firstIdAt(Date.parse(from)),
    lastId: to && firstIdAt(Date.parse(to)),
    ...(after && { afterMoment: new Date(after.ms).toISOString(), afterId: after.id, afterTrail: trailBound(after) }),
  };
}

interface Entry {
  /** Place of its source, or -1 for a change. */
  readonly source: number;
  readonly id: string;
  readonly at: string;
  readonly record?: RecordValue;
  readonly change?: ReadableChange;
}

function entryOf(tuple: readonly unknown[], { target, names, columns }: TimelineShape): Entry {
  const { plans, places, select } = columns;
  const number = Number(tuple[SOURCE]);
  const at = isoMoment(String(tuple[AT]));
  const own = (places[number] as readonly number[]).map((place) => tuple[REST + place]);
  const entry = { source: number - 1, id: String(tuple[ID]), at };
  if (number !== TRAIL) return { ...entry, record: (plans[number - 1] as ReadPlan).decode(own) };
  const here = (tuple[REST + select.length] ?? []) as string[];
  return { ...entry, change: decodeChange(own, target, here.length === 0 ? names.always : new Set([...names.always, ...here])) };
}

/** A change of nothing that may be seen is no news. */
function tells({ change }: Entry): boolean {
  return change?.action !== 'updated' || change.changes.length > 0;
}

/** Whose titles did not come along with the entries. */
function missing(entries: readonly Entry[], { columns, target }: TimelineShape, known: { caller: Caller; included: Included }): Wanted {
  const wanted: Wanted = new Map();
  for (const { source, record, change } of entries) {
    const fields = columns.apart[source] ?? [];
    if (record) {
      takeLinkTitles(record, fields, known);
      wantRecord(wanted, record, fields);
    }
    if (change) wantChanges(wanted, target, change.changes);
  }
  return wanted;
}

function sent({ source, id, at, record, change }: Entry, { sources, target }: TimelineShape, included: Included): TimelineEntry {
  if (change) {
    const { action, actor, changes } = change;
    return {
      key: `change:${id}`,
      kind: 'change',
      entity: target.name,
      at,
      change: { action, actor, changes: visibleChanges(target, changes, included) },
    };
  }
  const { entity, kind } = sources[source] as TimelineShape['sources'][number];
  return { key: `${entity.name}:${id}`, kind, entity: entity.name, at, record: record as RecordValue };
}
