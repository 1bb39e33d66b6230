import { SvelteMap } from 'svelte/reactivity';
import type { ListOption } from '#lib/ui/list-option.ts';

/** The parents among which the board of an entity can choose, for the tools beside its filters. */
interface ParentChoice {
  /** The field of the cards that names the parent. */
  field: string;
  label: string;
  options: readonly ListOption[];
  value: string | undefined;
}

export const parentChoices = new SvelteMap<string, ParentChoice>();
