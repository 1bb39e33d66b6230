import { tick } from 'svelte';
import type { DndEvent } from 'svelte-dnd-action';

/** What several lists hold while something is carried between them; taken over once, when it is let go. */
export class DragLists<Item extends { id: string }> {
  /** A drag begins at a grip only, so that a finger can scroll everywhere else. */
  armed = $state(false);
  #lists: Readonly<Record<string, readonly Item[]>> | undefined = $state.raw();
  readonly #commit: (lists: Readonly<Record<string, readonly Item[]>>) => void;

  constructor(commit: (lists: Readonly<Record<string, readonly Item[]>>) => void) {
    this.#commit = commit;
  }

  get carrying(): boolean {
    return this.#lists !== undefined;
  }

  items(key: string, usual: readonly Item[]): Item[] {
    return [...(this.#lists?.[key] ?? usual)];
  }

  consider(key: string, event: CustomEvent<DndEvent<Item>>): void {
    this.#lists = { ...this.#lists, [key]: event.detail.items };
  }

  /** Both the list it left and the one it came to say so. */
  async finalize(key: string, event: CustomEvent<DndEvent<Item>>): Promise<void> {
    this.consider(key, event);
    await tick();
    const lists = this.#lists;
    if (!lists) return;
    this.#lists = undefined;
    this.armed = false;
    this.#commit(lists);
  }

  release(): void {
    if (!this.carrying) this.armed = false;
  }
}

export const isStill = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
