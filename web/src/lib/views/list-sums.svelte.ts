import { sumRecords } from '#lib/api/records-api.ts';
import { live } from '#lib/model/live.svelte.ts';
import type { Condition } from '#schemas/types/definition.ts';

const settle = 120;
/** Read again at most this often. */
const restBetween = 1000;

/** What the amounts of a list come to, kept true by the socket. */
export class ListSums {
  known: Readonly<Record<string, string | null>> = $state.raw({});
  readonly #entity: string;
  #asked: { fields: readonly string[]; filter?: Condition | undefined } = { fields: [] };
  #turn = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last = 0;

  constructor(entity: string) {
    this.#entity = entity;
  }

  ask(fields: readonly string[], filter: Condition | undefined): void {
    this.#asked = { fields, filter };
    clearTimeout(this.#timer);
    this.#timer = undefined;
    void this.#load();
  }

  follow(): () => void {
    const again = () => {
      if (document.visibilityState === 'hidden') return;
      this.#timer ??= setTimeout(() => void this.#load(), Math.max(settle, this.#last + restBetween - Date.now()));
    };
    const stop = live.subscribe(this.#entity, { changed: again, removed: again, reload: again });
    document.addEventListener('visibilitychange', again);
    return () => {
      stop();
      document.removeEventListener('visibilitychange', again);
      clearTimeout(this.#timer);
      this.#turn.abort();
    };
  }

  async #load(): Promise<void> {
    this.#turn.abort();
    this.#turn = new AbortController();
    const { signal } = this.#turn;
    this.#timer = undefined;
    this.#last = Date.now();
    if (this.#asked.fields.length === 0) {
      this.known = {};
      return;
    }
    try {
      const sums = await sumRecords(this.#entity, this.#asked, signal);
      if (!signal.aborted) this.known = sums;
    } catch {
      // A list without a sum is still a list.
      if (!signal.aborted) this.known = {};
    }
  }
}
