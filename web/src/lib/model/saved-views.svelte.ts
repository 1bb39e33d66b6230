import { SvelteMap } from 'svelte/reactivity';
import { createView, listViews, removeView, updateView } from '#lib/api/views-api.ts';
import { live } from '#lib/model/live.svelte.ts';
import type { SavedView, SavedViewInput, SavedViewPatch } from '#schemas/types/api.ts';

/** The views that the person and colleagues saved, by entity; kept true by the socket. */
class SavedViews {
  readonly #known = new SvelteMap<string, readonly SavedView[]>();

  /** Undefined until they were asked for. */
  of(entity: string): readonly SavedView[] | undefined {
    return this.#known.get(entity);
  }

  async load(entity: string): Promise<void> {
    try {
      const { data } = await listViews(entity);
      this.#known.set(entity, data);
    } catch {
      // Without them the list itself still works.
      if (!this.#known.has(entity)) this.#known.set(entity, []);
    }
  }

  /** Follows the entity's until the returned function is called. */
  follow(entity: string): () => void {
    void this.load(entity);
    return live.on('views', (changed) => {
      if (changed.entity === entity) void this.load(entity);
    });
  }

  async create(input: SavedViewInput): Promise<SavedView> {
    const view = await createView(input);
    this.#put(view);
    return view;
  }

  async update(view: SavedView, changes: SavedViewPatch): Promise<SavedView> {
    const next = await updateView(view, changes);
    this.#put(next);
    return next;
  }

  async remove(view: SavedView): Promise<void> {
    await removeView(view);
    this.#known.set(
      view.entity,
      (this.of(view.entity) ?? []).filter((one) => one.id !== view.id),
    );
  }

  forget(): void {
    this.#known.clear();
  }

  #put(view: SavedView): void {
    const before = this.of(view.entity) ?? [];
    const known = before.some((one) => one.id === view.id);
    this.#known.set(view.entity, known ? before.map((one) => (one.id === view.id ? view : one)) : [...before, view]);
  }
}

export const savedViews = new SavedViews();
