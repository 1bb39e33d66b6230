import { untrack } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import { queryRecords } from '#lib/api/records-api.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import type { Included } from '#schemas/types/api.ts';
import type { Color } from '#schemas/types/definition.ts';

/** undefined: not known yet · null: gone, or not for this person. */
type Title = string | null | undefined;

const most = 200;
const palette: readonly unknown[] = ['gray', 'blue', 'teal', 'green', 'amber', 'red', 'violet', 'pink'] satisfies Color[];
const isColor = (value: unknown): value is Color => palette.includes(value);

/** The titles of related records, shared by everything that shows a relation. What is missing is fetched in one call per entity. */
class Titles {
  readonly #known = new SvelteMap<string, unknown>();
  readonly #colors = new SvelteMap<string, Color>();
  readonly #coloured = new Set<string>();
  readonly #wanted = new Map<string, Set<string>>();

  get(entity: string, id: string): Title {
    const value = this.#known.get(`${entity}/${id}`);
    if (value === undefined) this.#want(entity, id);
    if (value === undefined || value === null) return value;
    const view = schema.entity(entity);
    const target = view?.fields.find((field) => field.name === view.titleField)?.relation?.target;
    return target ? this.get(target, String(value)) : String(value);
  }

  /** The same, asked for when it is not known yet. */
  async find(entity: string, id: string): Promise<string | undefined> {
    if (untrack(() => this.#known.get(`${entity}/${id}`)) === undefined) await this.#fetchEntity(entity, [id]);
    return untrack(() => this.get(entity, id)) ?? undefined;
  }

  /** The colour that a record gives itself, such as a step; fetched once for all of the entity. */
  color(entity: string, id: string): Color | undefined {
    const chooser = schema.entity(entity)?.fields.find((field) => field.name === 'color' && field.options);
    if (!chooser) return undefined;
    const value = this.#colors.get(`${entity}/${id}`);
    if (value === undefined && !this.#coloured.has(entity)) {
      this.#coloured.add(entity);
      setTimeout(() => void this.#fetchColors(entity));
    }
    return value;
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
      if (isColor(record.color)) this.#colors.set(`${entity}/${record.id}`, record.color);
    }
  }

  forget(): void {
    this.#known.clear();
    this.#colors.clear();
    this.#coloured.clear();
  }

  #want(entity: string, id: string): void {
    if (this.#wanted.size === 0) setTimeout(() => void this.#fetch());
    const ids = this.#wanted.get(entity) ?? new Set();
    this.#wanted.set(entity, ids.add(id));
  }

  async #fetchColors(entity: string): Promise<void> {
    try {
      const titleField = schema.entity(entity)?.titleField ?? 'id';
      const { data } = await queryRecords(entity, { fields: [titleField, 'color'], limit: most, count: 'none' });
      this.learn(entity, data);
    } catch {
      // Without its colour a word is still a word.
    }
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
        const reply = titleField
          ? await queryRecords(entity, { filter: { field: 'id', op: 'in', value: some }, fields: [titleField], limit: most, count: 'none' })
          : { data: [] };
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
