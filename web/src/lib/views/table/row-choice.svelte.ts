import { t } from '#lib/i18n/i18n.svelte.ts';
import { toastError } from '#lib/ui/toasts.svelte.ts';
import type { Selection } from '#lib/views/bulk/selection.svelte.ts';
import type { ListRows } from '#lib/views/list-rows.svelte.ts';

/** A range is fetched row by row; what is longer is chosen by its filter. */
const longest = 2000;

/** Choosing rows of the table: one by one, from here to there, by mouse and by keys. */
export class RowChoice {
  readonly #selection: Selection;
  readonly #rows: ListRows;

  constructor(selection: Selection, rows: ListRows) {
    this.#selection = selection;
    this.#rows = rows;
  }

  has(id: string): boolean {
    return this.#selection.has(id);
  }

  /** A click on the box, with Shift from the last one on. */
  async press(index: number, shift: boolean): Promise<void> {
    const id = this.#rows.row(index)?.id;
    if (id === undefined) return;
    const { anchor } = this.#selection;
    const chosen = !this.#selection.has(id);
    if (shift && anchor !== undefined && anchor !== index) await this.#range(anchor, index, chosen);
    else this.#selection.set([id], chosen);
    this.#selection.anchor = index;
  }

  /** An arrow key with Shift: the range ends at `to` now. */
  async extend(from: number, to: number): Promise<void> {
    this.#selection.anchor ??= from;
    const { anchor } = this.#selection;
    if (Math.abs(to - anchor) < Math.abs(from - anchor)) this.#selection.set(await this.#rows.ids(from, from), false);
    await this.#range(anchor, to, true);
    this.#selection.anchor = anchor;
  }

  async #range(from: number, to: number, chosen: boolean): Promise<void> {
    const [first, last] = from < to ? [from, to] : [to, from];
    if (last - first >= longest) {
      toastError(t('bulk.longRange', { count: longest }));
      return;
    }
    this.#selection.set(await this.#rows.ids(first, last), chosen);
  }
}
