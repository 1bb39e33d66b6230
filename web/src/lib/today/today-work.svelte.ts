import { fieldKind } from '#lib/fields/field-types.ts';
import { i18n } from '#lib/i18n/i18n.svelte.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import { session } from '#lib/model/session.svelte.ts';
import { aboutFields } from '#lib/today/about.svelte.ts';
import { byGroup, type DayGroup, groupOfDay } from '#lib/today/day-groups.ts';
import { closingFields } from '#lib/views/card/due-state.ts';
import { RecordQuery } from '#lib/views/record/record-query.svelte.ts';
import type { EntityView, StoredRecord } from '#schemas/types/api.ts';
import type { Condition } from '#schemas/types/definition.ts';

const most = 200;
/** Events and ends of waiting, as far as the page looks ahead. */
const ahead = '$today+7d';

/** todo: to be ticked off · event: takes place · pause: waits until that day. */
export type ItemKind = 'todo' | 'event' | 'pause';

export interface TodayItem {
  kind: ItemKind;
  entity: EntityView;
  record: StoredRecord;
  group: DayGroup;
  day: string | undefined;
  time: string | undefined;
}

/** What is to be done, with somebody who has to do it and a way to say that it is done. */
export function todoEntities(): EntityView[] {
  return schema.entities.filter(({ can, timeline }) => can.read && timeline?.kind === 'todo' && timeline.done && timeline.author);
}

/** Mine, and still to be done. */
export function myOpen({ timeline }: EntityView): Condition[] {
  return [
    { field: timeline?.author ?? '', op: 'eq', value: '$user' },
    { field: timeline?.done ?? '', op: 'ne', value: true },
  ];
}

/** Everything that one person's day consists of, kept up to date while it is shown. */
export class TodayWork {
  readonly todos: readonly RecordQuery[];
  readonly done: readonly RecordQuery[];
  readonly events: readonly RecordQuery[];
  readonly pauses: readonly RecordQuery[];
  readonly groups = $derived.by(() => byGroup(this.#items));
  readonly finished = $derived.by(() => this.done.flatMap((query) => query.rows.map((record) => ({ entity: query.entity, record }))));
  readonly answered = $derived.by(() => this.#all.every((query) => query.answered));
  readonly failed = $derived.by(() => this.#all.some((query) => query.error !== undefined));
  readonly #items = $derived.by(() => [
    ...this.todos.flatMap((query) => itemsOf(query, 'todo', query.entity.timeline?.at)),
    ...this.events.flatMap((query) => itemsOf(query, 'event', query.entity.timeline?.at)),
    ...this.pauses.flatMap((query) => itemsOf(query, 'pause', query.entity.board?.pausedUntil)),
  ]);

  constructor() {
    const todos = todoEntities();
    this.todos = todos.map((entity) => queryOf(entity, { and: myOpen(entity) }, entity.timeline?.at ?? ''));
    this.done = todos.flatMap(doneToday);
    this.events = schema.entities.flatMap(eventsAhead);
    this.pauses = schema.entities.flatMap(pausesAhead);
  }

  get #all(): RecordQuery[] {
    return [...this.todos, ...this.done, ...this.events, ...this.pauses];
  }

  group(group: DayGroup): TodayItem[] {
    return this.groups.find((one) => one.group === group)?.items ?? [];
  }

  load(): void {
    for (const one of this.#all) void one.load();
  }

  /** Until the returned function is called. */
  start(): () => void {
    this.load();
    const stops = this.#all.map((one) => one.follow());
    return () => {
      for (const stop of stops) stop();
    };
  }

  /** What was changed here is shown at once. */
  put(record: StoredRecord): void {
    for (const one of this.#all) one.put(record);
  }
}

function queryOf(entity: EntityView, filter: Condition, sort: string): RecordQuery {
  const { timeline, board } = entity;
  const own = [entity.titleField, timeline?.at, timeline?.text, timeline?.done, timeline?.doneAt, board?.pausedUntil, board?.sum];
  const names = new Set([...own, ...closingFields(entity), ...aboutFields(entity).map(({ name }) => name)]);
  const fields = entity.fields.filter((field) => names.has(field.name) && field.can.read);
  return new RecordQuery({ entity, filter, fields, also: ['id', 'version'], sort, limit: most });
}

function doneToday(entity: EntityView): RecordQuery[] {
  const { timeline } = entity;
  if (!timeline?.doneAt || !timeline.author || !timeline.done) return [];
  const and: Condition[] = [
    { field: timeline.author, op: 'eq', value: '$user' },
    { field: timeline.done, op: 'eq', value: true },
    { field: timeline.doneAt, op: 'gte', value: '$today' },
  ];
  return [queryOf(entity, { and }, `-${timeline.doneAt}`)];
}

/** Events in which the person takes part, or which they made. */
function eventsAhead(entity: EntityView): RecordQuery[] {
  const { timeline } = entity;
  if (!entity.can.read || timeline?.kind !== 'event') return [];
  const people = entity.fields.filter(
    (field) => field.can.read && fieldKind(field).target?.(field) === 'user' && (!field.system || field.name === timeline.author),
  );
  if (people.length === 0) return [];
  const mine = people.map(
    (field): Condition => ({ field: field.name, op: field.operators.includes('contains') ? 'contains' : 'eq', value: '$user' }),
  );
  const days: Condition[] = [
    { field: timeline.at, op: 'gte', value: '$today' },
    { field: timeline.at, op: 'lt', value: ahead },
  ];
  return [queryOf(entity, { and: [...days, { or: mine }] }, timeline.at)];
}

/** What the person is responsible for and comes back from waiting in the days ahead. */
function pausesAhead(entity: EntityView): RecordQuery[] {
  const until = entity.board?.pausedUntil;
  const field = entity.fields.find((one) => one.name === until && one.can.read);
  if (!field || !entity.can.read || entity.ownership !== 'user') return [];
  const and: Condition[] = [
    { field: 'owner', op: 'eq', value: '$user' },
    { field: field.name, op: 'gt', value: '$today' },
    { field: field.name, op: 'lt', value: ahead },
  ];
  return [queryOf(entity, { and }, field.name)];
}

function itemsOf({ entity, rows }: RecordQuery, kind: ItemKind, at: string | undefined): TodayItem[] {
  const field = entity.fields.find((one) => one.name === at);
  const { done } = entity.timeline ?? {};
  return rows
    .filter((record) => done === undefined || record[done] !== true)
    .map((record) => {
      const value = field && record[field.name];
      const day = field && fieldKind(field).day?.(value);
      const time = typeof value === 'string' && value.length > 10 ? i18n.formats.wallClock(value)[1] : undefined;
      const group = groupOfDay(day === undefined ? undefined : i18n.formats.daysFromToday(day));
      return { kind, entity, record, day, time, group };
    });
}

/** The name one is greeted by. */
export function firstName(): string {
  return session.user?.name.trim().split(/\s+/)[0] ?? '';
}
