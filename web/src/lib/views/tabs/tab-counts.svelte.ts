import { SvelteMap } from 'svelte/reactivity';
import { queryRecords } from '#lib/api/records-api.ts';
import { live } from '#lib/model/live.svelte.ts';
import type { Condition } from '#schemas/types/definition.ts';

const settle = 150;
const restBetween = 5000;

interface Count {
  total: number;
  /** There are more. */
  capped: boolean;
}

/** How many records each view has: only of tabs that can be seen, one after the other, and not again and again. */
export class TabCounts {
  readonly known = new SvelteMap<string, Count>();
  readonly #entity: string;
  readonly #seen = new Map<string, Condition | undefined>();
  /** The filter each count was made with; gone when it may have changed. */
  readonly #counted = new Map<string, string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last = 0;
  /** Records changed since the counts were made. */
  #stale = false;

  constructor(entity: string) {
    this.#entity = entity;
  }

  look(key: string, filter: Condition | undefined): void {
    this.#seen.set(key, filter);
    if (this.#counted.get(key) !== JSON.stringify(filter ?? null)) this.#soon(settle);
  }

  lookAway(key: string): void {
    this.#seen.delete(key);
  }

  /** Something may have changed what is counted. */
  again(): void {
    this.#stale = true;
    this.#soon(Math.max(settle, this.#last + restBetween - Date.now()));
  }

  follow(): () => void {
    const again = () => this.again();
    const seen = () => this.#soon(settle);
    const stop = live.subscribe(this.#entity, { changed: again, removed: again, reload: again });
    document.addEventListener('visibilitychange', seen);
    return () => {
      stop();
      document.removeEventListener('visibilitychange', seen);
      clearTimeout(this.#timer);
    };
  }

  #soon(after: number): void {
    if (this.#timer !== undefined || document.visibilityState === 'hidden') return;
    this.#timer = setTimeout(() => void this.#countAll(), after);
  }

  async #countAll(): Promise<void> {
    this.#last = Date.now();
    if (this.#stale) this.#counted.clear();
    this.#stale = false;
    for (let next = this.#uncounted(); next; next = this.#uncounted()) await this.#count(...next);
    this.#timer = undefined;
    if (this.#stale) this.#soon(restBetween);
  }

  #uncounted(): [key: string, filter: Condition | undefined] | undefined {
    return [...this.#seen].find(([key, filter]) => this.#counted.get(key) !== JSON.stringify(filter ?? null));
  }

  async #count(key: string, filter: Condition | undefined): Promise<void> {
    this.#counted.set(key, JSON.stringify(filter ?? null));
    try {
      const { page } = await queryRecords(this.#entity, { ...(filter && { filter }), fields: ['id'], limit: 1, count: 'capped' });
      if (page.total !== null) this.known.set(key, { total: page.total, capped: page.capped });
    } catch {
      // A tab without a number is still a tab.
      this.known.delete(key);
    }
  }
}
