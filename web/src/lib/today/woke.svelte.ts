import { listNotifications } from '#lib/api/notifications-api.ts';
import { queryRecords } from '#lib/api/records-api.ts';
import { i18n } from '#lib/i18n/i18n.svelte.ts';
import { choices } from '#lib/model/choices.svelte.ts';
import { live } from '#lib/model/live.svelte.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import { titles } from '#lib/model/titles.svelte.ts';
import { aboutFields } from '#lib/today/about.svelte.ts';
import { closingFields, isOver, pausedUntil } from '#lib/views/card/due-state.ts';
import type { EntityView, Notification, StoredRecord } from '#schemas/types/api.ts';

export interface Woken {
  /** Of the notification. */
  id: string;
  entity: EntityView;
  record: StoredRecord;
}

/** The reason under which people are told that something is back. */
const wokeKind = 'woke';
/** For so many days it stands here unless somebody ticks it off. */
const shownDays = 7;
const looked = 100;
const settle = 400;
const key = 'today:woke';
const remembered = 100;

/** What came back from waiting by itself, until the person has seen to it. */
export class WokeList {
  #found: readonly Woken[] = $state.raw([]);
  readonly list: readonly Woken[] = $derived.by(() => {
    const ticked = new Set(tickedIds());
    const today = i18n.formats.today();
    return this.#found.filter(
      ({ id, entity, record }) => !ticked.has(id) && !isOver(entity, record) && pausedUntil(entity, record, today) === undefined,
    );
  });
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Until the returned function is called. */
  start(): () => void {
    void this.#load();
    const again = () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#load(), settle);
    };
    const waiting = schema.entities.filter((entity) => entity.can.read && entity.board?.pausedUntil);
    const stops = [
      live.on('notification', ({ notification }) => {
        if (notification?.kind === wokeKind) again();
      }),
      ...waiting.map(({ name }) => live.subscribe(name, { changed: again, removed: again, reload: again })),
    ];
    return () => {
      clearTimeout(this.#timer);
      for (const stop of stops) stop();
    };
  }

  /** Seen to, or not after all. */
  tick(id: string, seen: boolean): void {
    const others = tickedIds().filter((one) => one !== id);
    choices.set(key, { ids: seen ? [id, ...others].slice(0, remembered) : others });
  }

  async #load(): Promise<void> {
    try {
      const { data } = await listNotifications({ limit: looked });
      const fresh = data.filter(
        ({ kind, at }) => kind === wokeKind && i18n.formats.daysFromToday(i18n.formats.wallClock(at)[0]) > -shownDays,
      );
      const groups = [...Map.groupBy(fresh, ({ entity }) => entity)];
      this.#found = (await Promise.all(groups.map(([name, list]) => recordsOf(name, list)))).flat();
    } catch {
      // The rest of the day does not depend on it.
    }
  }
}

function tickedIds(): string[] {
  const stored = choices.get(key) as { ids?: unknown } | null | undefined;
  return Array.isArray(stored?.ids) ? stored.ids.map(String) : [];
}

async function recordsOf(name: string, list: readonly Notification[]): Promise<Woken[]> {
  const entity = schema.entity(name);
  if (!entity) return [];
  const own = [entity.titleField, entity.board?.pausedUntil, entity.board?.sum];
  const about = aboutFields(entity).map((field) => field.name);
  const names = new Set([...own, ...closingFields(entity), ...about]);
  const fields = entity.fields.filter((field) => names.has(field.name) && field.can.read).map((field) => field.name);
  const ids = [...new Set(list.map(({ record }) => record.id))];
  const reply = await queryRecords(name, {
    filter: { field: 'id', op: 'in', value: ids },
    fields,
    include: about,
    limit: looked,
    count: 'none',
  });
  titles.absorb(reply.included);
  const records = new Map(reply.data.map((record) => [record.id, record]));
  // A record that came back twice stands here once.
  return ids.flatMap((id) => {
    const record = records.get(id);
    const newest = list.find((one) => one.record.id === id);
    return record && newest ? [{ id: newest.id, entity, record }] : [];
  });
}
