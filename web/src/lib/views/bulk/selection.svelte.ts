import { SvelteSet } from 'svelte/reactivity';
import { type Chosen, chosenOf } from '#lib/views/bulk/chosen.ts';
import type { Condition } from '#schemas/types/definition.ts';

/** What somebody chose of a list. */
export class Selection {
  /** All that match, also those that nobody has seen yet; then `#named` are the exceptions. */
  all = $state(false);
  readonly #named = new SvelteSet<string>();
  /** Where a range begins. */
  anchor: number | undefined;

  /** `matching`: how many the list has. */
  count(matching: number): number {
    return this.all ? Math.max(0, matching - this.#named.size) : this.#named.size;
  }

  has(id: string): boolean {
    return this.#named.has(id) !== this.all;
  }

  set(ids: readonly string[], chosen: boolean): void {
    for (const id of ids) {
      if (chosen === this.all) this.#named.delete(id);
      else this.#named.add(id);
    }
  }

  chooseAll(): void {
    this.#named.clear();
    this.all = true;
  }

  clear(): void {
    this.#named.clear();
    this.all = false;
    this.anchor = undefined;
  }

  /** Those that are gone can no longer be meant. */
  forget(ids: readonly string[]): void {
    for (const id of ids) this.#named.delete(id);
  }

  chosen(matching: Condition | undefined): Chosen {
    return chosenOf({ all: this.all, named: [...this.#named] }, matching);
  }
}
