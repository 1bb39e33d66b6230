import { tick } from 'svelte';
import type { DndEvent, Options } from 'svelte-dnd-action';

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

/** How long things take to make room, in milliseconds. */
export const moveDuration = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 160);

/** A list to carry between: `type` says what it takes, and keys are the grips' own. */
export function zoneOptions<Item extends { id: string }>(type: string, items: Item[], { armed }: { armed: boolean }): Options<Item> {
  return {
    items,
    type,
    dragDisabled: !armed,
    flipDurationMs: moveDuration(),
    dropTargetStyle: {},
    dropTargetClasses: ['landing'],
    zoneTabIndex: -1,
    zoneItemTabIndex: -1,
    autoAriaDisabled: true,
  };
}
