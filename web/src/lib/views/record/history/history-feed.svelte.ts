import { readHistory } from '#lib/api/timeline-api.ts';
import { live } from '#lib/model/live.svelte.ts';
import { titles } from '#lib/model/titles.svelte.ts';
import type { HistoryEntry } from '#schemas/types/api.ts';

const settle = 300;

/** The changes of one record, page by page; what is new comes on top by itself. */
export class HistoryFeed {
  entries: readonly HistoryEntry[] = $state.raw([]);
  next: string | null = $state(null);
  answered = $state(false);
  loading = $state(false);
  error: unknown = $state.raw();
  readonly #entity: string;
  readonly #id: string;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(entity: string, id: string) {
    this.#entity = entity;
    this.#id = id;
  }

  load(): Promise<void> {
    return this.#read(undefined);
  }

  more(): Promise<void> {
    return this.next === null ? Promise.resolve() : this.#read(this.next);
  }

  follow(): () => void {
    const again = () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.load(), settle);
    };
    const stop = live.subscribe(this.#entity, { changed: again, removed: again, reload: again }, [this.#id]);
    return () => {
      stop();
      clearTimeout(this.#timer);
    };
  }

  async #read(cursor: string | undefined): Promise<void> {
    this.loading = true;
    try {
      const reply = await readHistory(this.#entity, this.#id, { cursor });
      titles.absorb(reply.included);
      const known = new Set(this.entries.map((entry) => entry.key));
      const fresh = reply.data.filter((entry) => !known.has(entry.key));
      if (cursor !== undefined || this.entries.length === 0) {
        this.entries = [...this.entries, ...fresh];
        this.next = reply.page.next;
      } else if (fresh.length === reply.data.length && reply.page.next !== null) {
        // So much is new that what was shown does not follow any more.
        this.entries = reply.data;
        this.next = reply.page.next;
      } else this.entries = [...fresh, ...this.entries];
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
    this.loading = false;
    this.answered = true;
  }
}
