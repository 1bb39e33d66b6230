/** Browsers cannot make an element taller than some 16 million px; beyond, one px of scrolling is more than one of rows. */
const tallest = 12_000_000;
const spare = 8;

export interface VirtualWindow {
  /** Height of the scrolled area. */
  height: number;
  first: number;
  /** One past the last. */
  end: number;
  /** Where the first row stands in the scrolled area. */
  top: number;
}

export function virtualWindow(view: { total: number; row: number; scrollTop: number; viewport: number }): VirtualWindow {
  const full = view.total * view.row;
  const height = Math.min(full, tallest);
  const furthest = Math.max(0, height - view.viewport);
  const share = furthest === 0 ? 0 : Math.min(1, Math.max(0, view.scrollTop) / furthest);
  const offset = full === height ? Math.min(Math.max(0, view.scrollTop), furthest) : share * (full - view.viewport);
  const visible = Math.floor(offset / view.row);
  const first = Math.max(0, visible - spare);
  const end = Math.min(view.total, visible + Math.ceil(view.viewport / view.row) + 1 + spare);
  return { height, first, end, top: view.scrollTop - (offset - first * view.row) };
}

/** Where to scroll so that a row can be seen; undefined when it can be seen already. */
export function scrollTo(index: number, view: { total: number; row: number; scrollTop: number; viewport: number }): number | undefined {
  const full = view.total * view.row;
  const height = Math.min(full, tallest);
  const scale = full === height ? 1 : (height - view.viewport) / (full - view.viewport);
  const offset = view.scrollTop / scale;
  const start = index * view.row;
  if (start < offset) return start * scale;
  if (start + view.row > offset + view.viewport) return (start + view.row - view.viewport) * scale;
  return undefined;
}
