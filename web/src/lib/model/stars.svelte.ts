import { SvelteMap } from 'svelte/reactivity';
import { listStars, type Star, setStar } from '#lib/api/stars-api.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import type { EntityView, StoredRecord } from '#schemas/types/api.ts';

/** As many as the server lists: with so many there may be more. */
const listed = 100;

const keyOf = ({ entity, id }: Pick<Star, 'entity' | 'id'>) => `${entity}/${id}`;

/** What the person marked with a star, newest first; everything that shows a star asks here. */
class Stars {
  list: readonly Star[] = $state.raw([]);
  /** What was starred or not since the records were read. */
  readonly #news = new SvelteMap<string, boolean>();
  #loading: Promise<void> | undefined;

  /** Once; several asking at once share one answer. */
  load(): Promise<void> {
    this.#loading ??= this.#fetch();
    return this.#loading;
  }

  forget(): void {
    this.list = [];
    this.#news.clear();
    this.#loading = undefined;
  }

  has(entity: string, record: StoredRecord): boolean {
    const known = this.#news.get(keyOf({ entity, id: record.id })) ?? record.starred;
    return known === undefined ? this.list.some((star) => star.entity === entity && star.id === record.id) : known === true;
  }

  /** Whether any record of the entity may have one. */
  some(entity: string): boolean {
    return this.list.length >= listed || this.list.some((star) => star.entity === entity);
  }

  /** Shown at once; taken back when the server refuses. */
  async set(star: Star, starred: boolean): Promise<void> {
    const key = keyOf(star);
    const before = this.list;
    const other = before.filter((one) => one.entity !== star.entity || one.id !== star.id);
    this.#news.set(key, starred);
    this.list = starred ? [star, ...other] : other;
    try {
      await setStar(star.entity, star.id, starred);
    } catch (error) {
      this.#news.set(key, !starred);
      this.list = before;
      throw error;
    }
  }

  /** What changed elsewhere: on another device, or because a record went away. */
  async refresh(): Promise<void> {
    this.#loading = this.#fetch();
    await this.#loading;
  }

  /** Records of the list were changed: their titles may have been. */
  rename(entity: string, records: readonly StoredRecord[]): void {
    const titleField = schema.entity(entity)?.titleField ?? '';
    const titles = new Map(records.filter((record) => titleField in record).map((record) => [record.id, String(record[titleField] ?? '')]));
    this.list = this.list.map((star) =>
      star.entity === entity && titles.has(star.id) ? { ...star, title: titles.get(star.id) ?? '' } : star,
    );
  }

  async #fetch(): Promise<void> {
    try {
      const before = new Set(this.list.map(keyOf));
      this.list = (await listStars()).data;
      const now = new Set(this.list.map(keyOf));
      for (const key of now) if (!before.has(key)) this.#news.set(key, true);
      if (now.size < listed) for (const key of before) if (!now.has(key)) this.#news.set(key, false);
    } catch {
      // Without the list every record still says itself whether it has a star.
      this.#loading = undefined;
    }
  }
}

export const stars = new Stars();

/** Whether records of this entity can be marked. */
export function hasStars(entity: EntityView): boolean {
  return entity.fields.some((field) => field.name === 'starred');
}

/** To sort by stars costs something: only where there are any. */
export function starredFirst(entity: EntityView): boolean {
  return hasStars(entity) && stars.some(entity.name);
}
