import { SvelteMap } from 'svelte/reactivity';
import { queryRecords } from '#lib/api/records-api.ts';
import { live } from '#lib/model/live.svelte.ts';
import { titles } from '#lib/model/titles.svelte.ts';
import { originField, type TimelineSource } from '#lib/views/record/timeline/timeline-sources.ts';
import type { EntityView, FieldView, StoredRecord, TimelineEntry } from '#schemas/types/api.ts';

const most = 200;
const settle = 300;

/** What came of stories: the things to do that say they come from one, by the id of the story. */
export class Outcomes {
  readonly todo: EntityView;
  readonly #origin: FieldView;
  readonly #story: string;
  readonly #known = new SvelteMap<string, readonly StoredRecord[]>();
  readonly #asked = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(todo: EntityView, story: string, origin: FieldView) {
    this.todo = todo;
    this.#story = story;
    this.#origin = origin;
  }

  /** Undefined while nobody knows. */
  of(storyId: string): readonly StoredRecord[] | undefined {
    return this.#known.get(storyId);
  }

  /** The story from which something to do came. */
  storyOf(record: StoredRecord): string | undefined {
    const id = record[this.#origin.name];
    return typeof id === 'string' ? id : undefined;
  }

  /** Asks once for each story that is new here. */
  look(entries: readonly TimelineEntry[]): void {
    const stories = entries.flatMap((entry) => (entry.entity === this.#story && entry.record ? [entry.record.id] : []));
    const fresh = stories.filter((id) => !this.#asked.has(id));
    for (const id of fresh) this.#asked.add(id);
    if (fresh.length > 0) void this.#read(fresh);
  }

  put(record: StoredRecord): void {
    for (const [story, records] of this.#known) {
      if (records.some((one) => one.id === record.id)) {
        this.#known.set(
          story,
          records.map((one) => (one.id === record.id ? { ...one, ...record } : one)),
        );
      }
    }
  }

  follow(): () => void {
    const again = () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#read([...this.#asked]), settle);
    };
    const stop = live.subscribe(this.todo.name, {
      changed: (records) => {
        if (records.some((record) => this.#asked.has(this.storyOf(record) ?? ''))) again();
      },
      removed: again,
      reload: again,
    });
    return () => {
      stop();
      clearTimeout(this.#timer);
    };
  }

  async #read(stories: readonly string[]): Promise<void> {
    const { timeline } = this.todo;
    const names = [this.todo.titleField, this.#origin.name, timeline?.at, timeline?.done, timeline?.doneAt, timeline?.author];
    for (let from = 0; from < stories.length; from += most) {
      const some = stories.slice(from, from + most);
      try {
        const reply = await queryRecords(this.todo.name, {
          filter: { field: this.#origin.name, op: 'in', value: some },
          fields: [...new Set(names.filter((name) => name !== undefined))],
          sort: 'id',
          limit: most,
          count: 'none',
        });
        titles.absorb(reply.included);
        const found = Map.groupBy(reply.data, (record) => this.storyOf(record) ?? '');
        for (const id of some) this.#known.set(id, found.get(id) ?? []);
      } catch {
        // The story itself says what was planned; what became of it is shown when it is asked for again.
        for (const id of some) this.#asked.delete(id);
      }
    }
  }
}

export function outcomesOf(sources: readonly TimelineSource[], todos: readonly EntityView[]): Outcomes | undefined {
  for (const { entity: story, part } of sources) {
    if (part.kind !== 'story') continue;
    for (const todo of todos) {
      const origin = originField(todo, story);
      if (origin && todo.timeline?.done) return new Outcomes(todo, story.name, origin);
    }
  }
  return undefined;
}
