import { queryRecords } from '#lib/api/records-api.ts';
import { fieldKind } from '#lib/fields/field-types.ts';
import { live } from '#lib/model/live.svelte.ts';
import { titles } from '#lib/model/titles.svelte.ts';
import type { EntityView, FieldView, Query, StoredRecord } from '#schemas/types/api.ts';

const pageSize = 50;
const settle = 300;

/** Records of one kind in the trash, the last deleted first. */
export class TrashList {
  data: readonly StoredRecord[] | undefined = $state.raw();
  total = $state(0);
  next: string | null = $state(null);
  error: unknown = $state.raw();
  busy = $state(false);
  readonly entity: EntityView;
  /** A fact or two beside the name. */
  readonly facts: readonly FieldView[];
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(entity: EntityView) {
    this.entity = entity;
    this.facts = entity.list
      .flatMap((name) => entity.fields.find((field) => field.name === name && field.can.read) ?? [])
      .filter((field) => field.name !== entity.titleField)
      .slice(0, 2);
  }

  async load(): Promise<void> {
    const turn = ++this.#turn;
    try {
      const reply = await queryRecords(this.entity.name, this.#query({ count: 'exact' }));
      if (turn !== this.#turn) return;
      titles.absorb(reply.included);
      this.data = reply.data;
      this.total = reply.page.total ?? reply.data.length;
      this.next = reply.page.next;
      this.error = undefined;
    } catch (error) {
      if (turn === this.#turn) this.error = error;
    }
  }

  async more(): Promise<void> {
    if (this.next === null || this.busy) return;
    const turn = this.#turn;
    this.busy = true;
    try {
      const reply = await queryRecords(this.entity.name, this.#query({ count: 'none', cursor: this.next }));
      if (turn !== this.#turn) return;
      titles.absorb(reply.included);
      this.data = [...(this.data ?? []), ...reply.data];
      this.next = reply.page.next;
    } catch (error) {
      this.error = error;
    } finally {
      this.busy = false;
    }
  }

  /** Until the returned function is called. */
  follow(): () => void {
    const again = () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.load(), settle);
    };
    const stop = live.subscribe(this.entity.name, { changed: again, removed: again, reload: again });
    return () => {
      stop();
      clearTimeout(this.#timer);
      this.#turn += 1;
    };
  }

  #query(page: Partial<Query>): Query {
    const related = this.facts.filter((field) => fieldKind(field).target?.(field)).map((field) => field.name);
    return {
      trash: true,
      sort: '-deleted_at',
      fields: [this.entity.titleField, ...this.facts.map((field) => field.name), 'deleted_at', 'updated_by'],
      include: ['updated_by', ...related],
      limit: pageSize,
      ...page,
    };
  }
}

/** How many records of each kind are in the trash; those of which there are none are left out. */
export async function trashCounts(entities: readonly EntityView[]): Promise<{ entity: EntityView; count: number }[]> {
  const counted = await Promise.all(
    entities.map(async (entity) => {
      const { page } = await queryRecords(entity.name, { trash: true, fields: [entity.titleField], limit: 1, count: 'exact' });
      return { entity, count: page.total ?? 0 };
    }),
  );
  return counted.filter(({ count }) => count > 0);
}
