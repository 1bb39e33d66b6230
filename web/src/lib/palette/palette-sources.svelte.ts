import { untrack } from 'svelte';
import type { ActionGroup } from '#lib/palette/palette-actions.ts';

/** What a part of the app finds for what was typed, before everything else. */
export type PaletteSource = (typed: string) => ActionGroup[];

class PaletteSources {
  #list: readonly PaletteSource[] = $state.raw([]);

  /** While it is on the screen; until the returned function is called. */
  offer(source: PaletteSource): () => void {
    this.#list = [source, ...untrack(() => this.#list)];
    return () => {
      this.#list = this.#list.filter((one) => one !== source);
    };
  }

  groups(typed: string): ActionGroup[] {
    return this.#list.flatMap((source) => source(typed)).filter(({ actions }) => actions.length > 0);
  }
}

export const paletteSources = new PaletteSources();
