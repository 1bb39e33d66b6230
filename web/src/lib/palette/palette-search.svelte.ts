import { OfflineError } from '#lib/api/http.ts';
import { search } from '#lib/api/search-api.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import { titles } from '#lib/model/titles.svelte.ts';
import type { SearchGroup, SearchReply } from '#schemas/types/api.ts';

/** While somebody types quickly only the last word is asked for. */
const pause = 90;
const inAll = 5;
const inOne = 30;

/** What was typed, where it is looked for, and the newest answer to it: an older one never replaces it. */
export class PaletteSearch {
  query = $state('');
  /** One entity, or undefined for all. */
  tab: string | undefined = $state();
  /** To which question the groups answer; undefined before the first answer. */
  answered: string | undefined = $state();
  /** Found everywhere, a few of each. */
  all: readonly SearchGroup[] = $state.raw([]);
  /** What the chosen tab shows. */
  groups: readonly SearchGroup[] = $state.raw([]);
  words: SearchReply['words'] = $state.raw([]);
  failed: 'offline' | 'refused' | undefined = $state();
  readonly typed = $derived(this.query.trim().replaceAll(/\s+/g, ' '));
  /** What is shown belongs to what is typed. */
  readonly settled = $derived(this.answered === this.typed);
  #running: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  type(query: string): void {
    this.query = query;
    this.#later(pause);
  }

  choose(tab: string | undefined): void {
    this.tab = tab;
    this.#later(0);
  }

  start(): void {
    this.#later(0);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
  }

  #later(wait: number): void {
    this.stop();
    this.#timer = setTimeout(() => void this.#ask(), wait);
  }

  async #ask(): Promise<void> {
    const running = new AbortController();
    this.#running = running;
    const { signal } = running;
    const { typed, tab } = this;
    try {
      const [all, one] = await Promise.all([
        search(typed, { limit: inAll, signal }),
        tab === undefined ? undefined : search(typed, { entities: [tab], limit: inOne, signal }),
      ]);
      if (signal.aborted) return;
      this.#show(typed, all, one ?? all);
    } catch (error) {
      if (signal.aborted) return;
      this.all = [];
      this.groups = [];
      this.failed = error instanceof OfflineError ? 'offline' : 'refused';
      this.answered = typed;
    }
  }

  #show(typed: string, all: SearchReply, shown: SearchReply): void {
    for (const reply of [all, shown]) {
      titles.absorb(reply.included);
      for (const group of reply.groups) {
        titles.learn(
          group.entity,
          group.hits.map((hit) => hit.record),
        );
      }
    }
    // The definitions may be a moment older here than there.
    const known = (group: SearchGroup) => schema.entity(group.entity) !== undefined;
    this.all = all.groups.filter(known);
    this.groups = shown.groups.filter(known);
    this.words = shown.words;
    this.failed = undefined;
    this.answered = typed;
  }
}
