import { SvelteMap } from 'svelte/reactivity';
import { queryRecords } from '#lib/api/records-api.ts';
import type { Included } from '#schemas/types/api.ts';
import { schema } from '#lib/model/schema.svelte.ts';

/** undefined: not known yet · null: gone, or not for this person. */
type Title = string | null | undefined;

const most = 200;

/** The titles of related records, shared by everything that shows a relation. What is missing is fetched in one call per entity. */
class Titles {
  readonly #known = new SvelteMap<string, unknown>();
  readonly #wanted = new Map<string, Set<string>>();

  get(entity: string, id: string): Title {
    const value = this.#known.get(`${entity}/${id}`);
    if (value === undefined) this.#want(entity, id);
    if (value === undefined || value === null) return value;
    const view = schema.entity(entity);
    const target = view?.fields.find((field) => field.name === view.titleField)?.relation?.target;
    return target ? this.get(target, String(value)) : String(value);
  }

  absorb(included: Included | undefined): void {
    for (const [entity, records] of Object.entries(included ?? {})) this.learn(entity, Object.values(records));
  }

  learn(entity: string, records: Iterable<{ id: string; [field: string]: unknown }>): void {
    const titleField = schema.entity(entity)?.titleField;
    if (!titleField) return;
    for (const record of records) {
      const title = record[titleField];
      if (title !== undefined) this.#known.set(`${entity}/${record.id}`, title ?? '');
    }
  }

  forget(): void {
    this.#known.clear();
  }

  #want(entity: string, id: string): void {
    if (this.#wanted.size === 0) setTimeout(() => void this.#fetch());
    const ids = this.#wanted.get(entity) ?? new Set();
    this.#wanted.set(entity, ids.add(id));
  }

  async #fetch(): Promise<void> {
    const wanted = [...this.#wanted];
    this.#wanted.clear();
    await Promise.all(wanted.map(([entity, ids]) => this.#fetchEntity(entity, [...ids])));
  }

  async #fetchEntity(entity: string, ids: string[]): Promise<void> {
    const titleField = schema.entity(entity)?.titleField;
    for (let from = 0; from < ids.length; from += most) {
      const some = ids.slice(from, from + most);
      try {
        const reply = titleField ? await queryRecords(entity, { filter: { field: 'id', op: 'in', value: some }, fields: titleField, limit: most, count: 'none' }) : { data: [] };
        this.learn(entity, reply.data);
        const found = new Set(reply.data.map((record) => record.id));
        for (const id of some) if (!found.has(id)) this.#known.set(`${entity}/${id}`, null);
      } catch {
        // Offline or refused: shown as unknown; the next screen asks again.
      }
    }
  }
}

export const titles = new Titles();
