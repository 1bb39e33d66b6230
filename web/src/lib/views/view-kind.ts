import type { Component, Snippet } from 'svelte';
import type { Key } from '#lib/i18n/catalogues.ts';
import type { ListState } from '#lib/views/list-address.ts';
import type { EntityView } from '#schemas/types/api.ts';

/** What the tools of a way of showing get. */
export interface ToolsProps {
  entity: EntityView;
  state: ListState;
  onchange: (state: ListState) => void;
}

/** What every way of showing a list gets. */
export interface ViewProps extends ToolsProps {
  /** What the list is called, for screen readers. */
  label: string;
  oncount?: (total: number | undefined) => void;
  /** Shown when there is nothing at all yet. */
  empty: Snippet;
}

/** A way of showing the records of an entity: a table, a board … */
export interface ViewKind {
  /** As it stands in the address: `?kind=table`. */
  readonly name: string;
  readonly label: Key;
  readonly icon: string;
  readonly component: Component<ViewProps>;
  /** Beside the filters, such as which columns. */
  readonly Tools: Component<ToolsProps>;
  /** Whether the entity has what it takes, such as a choice to make columns of. */
  suits(entity: EntityView): boolean;
}
