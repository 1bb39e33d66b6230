import type { EntityDraft } from '#lib/studio/draft/entity-draft.svelte.ts';
import { layoutsOf, withLayouts } from '#lib/studio/layouts/design/overlay-layouts.ts';
import type { Layout } from '#schemas/types/definition.ts';

/** One layout being designed: part of its entity's draft, with steps back and forth of its own. */
export class LayoutDesign {
  readonly draft: EntityDraft;
  readonly key: string;
  readonly layouts: readonly Layout[] = $derived.by(() => layoutsOf(this.draft.base, this.draft.overlay));
  readonly layout: Layout | undefined = $derived.by(() => this.layouts.find(({ key }) => key === this.key));
  #past: readonly (readonly Layout[])[] = $state.raw([]);
  #future: readonly (readonly Layout[])[] = $state.raw([]);
  readonly canUndo = $derived(this.#past.length > 0);
  readonly canRedo = $derived(this.#future.length > 0);

  constructor(draft: EntityDraft, key: string) {
    this.draft = draft;
    this.key = key;
  }

  change(edit: (layout: Layout) => Layout): void {
    const before = this.layout;
    if (!before) return;
    const after = edit(before);
    if (JSON.stringify(after) === JSON.stringify(before)) return;
    this.#past = [...this.#past.slice(-99), this.layouts];
    this.#future = [];
    this.#write(this.layouts.map((one) => (one === before ? after : one)));
  }

  undo(): void {
    const before = this.#past.at(-1);
    if (!before) return;
    this.#future = [this.layouts, ...this.#future];
    this.#past = this.#past.slice(0, -1);
    this.#write(before);
  }

  redo(): void {
    const [after, ...rest] = this.#future;
    if (!after) return;
    this.#past = [...this.#past, this.layouts];
    this.#future = rest;
    this.#write(after);
  }

  /** The draft was thrown away, or begun anew: its steps lead nowhere. */
  forget(): void {
    this.#past = [];
    this.#future = [];
  }

  /** Another place in the order: the first that fits counts. */
  rank(step: 1 | -1): void {
    const at = this.layouts.findIndex(({ key }) => key === this.key);
    const layout = this.layouts[at];
    if (!layout || at + step < 0 || at + step >= this.layouts.length) return;
    this.#past = [...this.#past, this.layouts];
    this.#future = [];
    this.#write(this.layouts.toSpliced(at, 1).toSpliced(at + step, 0, layout));
  }

  remove(): void {
    this.#write(this.layouts.filter(({ key }) => key !== this.key));
  }

  #write(layouts: readonly Layout[]): void {
    writeLayouts(this.draft, layouts);
  }
}

/** An empty list that nobody stored says nothing. */
export function writeLayouts(draft: EntityDraft, layouts: readonly Layout[]): void {
  const nothing = layouts.length === 0 && (draft.base.definition['x-view']?.layouts ?? []).length === 0;
  draft.write(withLayouts(draft.overlay, nothing ? undefined : layouts));
}
