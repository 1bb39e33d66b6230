import type { Component, Snippet } from 'svelte';
import type { ListState } from '#lib/views/list-address.ts';
import type { EntityView } from '#schemas/types/api.ts';

/** What every way of showing a list gets. */
export interface ViewProps {
  entity: EntityView;
  state: ListState;
  /** What the list is called, for screen readers. */
  label: string;
  onchange: (state: ListState) => void;
  oncount?: (total: number | undefined) => void;
  /** Shown when there is nothing at all yet. */
  empty: Snippet;
}

/** A way of showing the records of an entity: a table, a board … */
export interface ViewKind {
  /** As it stands in the address: `?view=table`. */
  readonly name: string;
  readonly component: Component<ViewProps>;
  /** Whether the entity has what it takes, such as a choice to make columns of. */
  suits(entity: EntityView): boolean;
}
