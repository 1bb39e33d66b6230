import { SvelteMap } from 'svelte/reactivity';
import { queryRecords } from '#lib/api/records-api.ts';
import { fieldKind } from '#lib/fields/field-types.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import type { People, PeopleList } from '#lib/views/record/aside/people.svelte.ts';
import { reachFields, type Way, waysTo } from '#lib/views/record/head/reach-ways.ts';
import { parentField } from '#lib/views/record/head/record-facts.ts';
import type { EntityView, StoredRecord } from '#schemas/types/api.ts';

/** How to reach whom a record is about: at its own number, at that of the first person concerned, or at that of what it belongs to. */
export class Reaching {
  readonly #parents = new SvelteMap<string, readonly Way[]>();
  readonly #asked = new Set<string>();

  wayToCall(entity: EntityView, record: StoredRecord, { people, near }: { people: People; near: readonly PeopleList[] }): Way | undefined {
    const isCall = (way: Way) => way.by === 'call';
    const own = waysTo(entity, record).find(isCall);
    if (own) return own;
    const neighbours = near.flatMap((list) => list.neighbours).filter((one) => !one.past);
    return neighbours.flatMap((one) => people.waysTo(one)).find(isCall) ?? this.#parentWays(entity, record).find(isCall);
  }

  /** Its own ways, and the one to call where that is somebody else's. */
  waysTo(entity: EntityView, record: StoredRecord, call: Way | undefined): Way[] {
    const own = waysTo(entity, record).filter((way) => way.by !== 'call');
    return call ? [call, ...own] : own;
  }

  #parentWays(entity: EntityView, record: StoredRecord): readonly Way[] {
    const field = parentField(entity);
    const target = field && fieldKind(field).target?.(field);
    const id = field && record[field.name];
    if (target === undefined || typeof id !== 'string') return [];
    const key = `${target}/${id}`;
    if (!this.#asked.has(key)) {
      this.#asked.add(key);
      setTimeout(() => void this.#find(target, id));
    }
    return this.#parents.get(key) ?? [];
  }

  async #find(target: string, id: string): Promise<void> {
    const entity = schema.entity(target);
    const fields = entity ? reachFields(entity).map((field) => field.name) : [];
    if (!entity || fields.length === 0) return;
    const filter = { field: 'id', op: 'eq', value: id } as const;
    const reply = await queryRecords(target, { filter, fields, limit: 1, count: 'none' }).catch(() => undefined);
    const found = reply?.data[0];
    if (found) this.#parents.set(`${target}/${id}`, waysTo(entity, found));
  }
}
