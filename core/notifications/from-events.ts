import type { Entity, Field, Registry } from '#core/contract/registry.ts';
import { sql } from '#core/kit/sql.ts';
import type { Wanted } from '#core/notifications/context.ts';
import { mentions } from '#core/notifications/mentions.ts';
import { responsibleFields } from '#core/notifications/responsible-fields.ts';
import { watchersOf } from '#core/notifications/watchers.ts';
import type { OutboxEvent } from '#core/outbox/outbox-tail.ts';
import type { Queryable } from '#core/sql/database.ts';

type Change = readonly [before: unknown, after: unknown];

interface RecordEvent {
  readonly entity: Entity;
  readonly recordId: string;
  readonly version: number;
  readonly what: 'created' | 'updated' | 'removed' | 'restored';
  readonly actor: string | null;
  readonly fields: readonly string[];
  /** Of the fields that name or mention users. */
  changes: Readonly<Record<string, Change>>;
}

/** What is to be told because of what was committed, to whom: assignments, mentions, changes of what people watch. */
export async function fromEvents(db: Queryable, registry: Registry, events: readonly OutboxEvent[]): Promise<Wanted[]> {
  const recorded = events.flatMap((event) => recordEvent(event, registry));
  await loadChanges(db, recorded);
  const wanted: Wanted[] = [];
  for (const event of recorded) wanted.push(...assigned(event), ...mentioned(event));
  const reached = new Set(wanted.map(({ userId, recordId }) => `${userId} ${recordId}`));
  const watched = await watchedBy(db, recorded);
  return gathered([...wanted, ...watched.filter(({ userId, recordId }) => !reached.has(`${userId} ${recordId}`))]);
}

function recordEvent({ kind, entityNo, recordId, version, actor, body }: OutboxEvent, registry: Registry): RecordEvent[] {
  const entity = entityNo === null ? undefined : registry.entityByNo.get(entityNo);
  const what = /^record\.(created|updated|removed|restored)$/.exec(kind)?.[1] as RecordEvent['what'] | undefined;
  if (!entity || recordId === null || what === undefined) return [];
  const { fields = [] } = (body ?? {}) as { fields?: readonly string[] };
  return [{ entity, recordId, version: version ?? 0, what, actor, fields, changes: {} }];
}

/** The audit trail knows before and after; only what can matter is read. */
async function loadChanges(db: Queryable, events: readonly RecordEvent[]): Promise<void> {
  const asked = events.flatMap((event, i) => {
    const { users, prose } = responsibleFields(event.entity);
    const fields = [...users, ...prose].map(({ name }) => name).filter((name) => event.fields.includes(name));
    return fields.length === 0 ? [] : [{ i, no: event.entity.no, id: event.recordId, version: event.version, fields }];
  });
  if (asked.length === 0) return;
  const rows = await db.tuples(
    sql`SELECT e.i, (SELECT jsonb_object_agg(f, a.changes->f) FROM jsonb_array_elements_text(e.fields) f WHERE a.changes->f IS NOT NULL)
      FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS e(i int, no int, id uuid, version int, fields jsonb)
      JOIN vinculo.audit a ON a.entity_no = e.no AND a.record_id = e.id AND a.version = e.version AND a.action <> 'revealed'`,
  );
  for (const [i, changes] of rows) (events[Number(i)] as RecordEvent).changes = (changes ?? {}) as RecordEvent['changes'];
}

function about({ entity, recordId, actor }: RecordEvent): Pick<Wanted, 'entityNo' | 'recordId' | 'actor'> {
  return { entityNo: entity.no, recordId, actor };
}

function assigned(event: RecordEvent): Wanted[] {
  return newlyNamed(event, responsibleFields(event.entity).users, userIds).map((one) => ({ ...about(event), kind: 'assigned', ...one }));
}

function mentioned(event: RecordEvent): Wanted[] {
  return newlyNamed(event, responsibleFields(event.entity).prose, mentions).map((one) => ({ ...about(event), kind: 'mentioned', ...one }));
}

/** Users who stand in these fields after the change and did not before, other than who made it. */
function newlyNamed(
  { changes, actor }: RecordEvent,
  fields: readonly Field[],
  read: (value: unknown) => ReadonlySet<string>,
): Pick<Wanted, 'userId' | 'body'>[] {
  const named = new Map<string, string[]>();
  for (const { name } of fields) {
    const [before, after] = changes[name] ?? [];
    const known = read(before);
    for (const user of read(after)) if (!known.has(user) && user !== actor) named.set(user, [...(named.get(user) ?? []), name]);
  }
  return [...named].map(([userId, own]) => ({ userId, body: { fields: own } }));
}

function userIds(value: unknown): ReadonlySet<string> {
  if (typeof value === 'string') return new Set([value]);
  return new Set(Array.isArray(value) ? value.map(({ id }: { id: string }) => id) : []);
}

/** Who watches a record is told what somebody else changed. What the engine does by itself it tells in its own words. */
async function watchedBy(db: Queryable, events: readonly RecordEvent[]): Promise<Wanted[]> {
  const changed = events.filter(({ what, actor }) => what !== 'created' && actor !== null);
  const wanted: Wanted[] = [];
  for (const [entity, group] of Map.groupBy(changed, (event) => event.entity)) {
    const { watching } = responsibleFields(entity);
    const also = group.flatMap(({ recordId: id, changes }) =>
      watching.flatMap(({ name }) => [...userIds(changes[name]?.[0])].map((user) => ({ id, user }))),
    );
    const watchers = await watchersOf(db, { entity, ids: [...new Set(group.map(({ recordId }) => recordId))], also });
    for (const event of group) {
      const body = { fields: event.fields, ...(event.what !== 'updated' && { what: event.what as 'removed' | 'restored' }) };
      for (const userId of watchers.get(event.recordId) ?? [])
        if (userId !== event.actor)
          wanted.push({ ...about(event), userId, kind: 'watched', body, bundle: `${entity.no} ${event.recordId}` });
    }
  }
  return wanted;
}

/** More records than this, of one kind, for one user and by one person at once, are told by one notification. */
const SINGLY = 5;

function gathered(wanted: readonly Wanted[]): Wanted[] {
  const groups = Map.groupBy(wanted, ({ userId, kind, entityNo, actor }) => `${userId} ${kind} ${entityNo} ${actor}`);
  return [...groups.values()].flatMap((group) => {
    const records = new Set(group.map(({ recordId }) => recordId)).size;
    const last = group.at(-1) as Wanted;
    if (records <= SINGLY || last.kind === 'mentioned') return group;
    return [{ ...last, body: { ...last.body, records }, bundle: `many ${last.kind} ${last.entityNo} ${last.actor}` }];
  });
}
