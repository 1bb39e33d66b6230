import { SvelteSet } from 'svelte/reactivity';

const tintFor = 1500;

/** What somebody else just changed, by its id or its name: tinted for a moment. */
export class Tinted extends SvelteSet<string> {
  mark(id: string): void {
    this.add(id);
    setTimeout(() => this.delete(id), tintFor);
  }
}
