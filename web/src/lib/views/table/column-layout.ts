export interface ColumnWish {
  name: string;
  width: number;
  /** Numbers keep their width; words share what is left. */
  fixed: boolean;
  /** Among the last to go when there is no room. */
  keep: boolean;
}
export interface ColumnLayout {
  names: string[];
  /** For `grid-template-columns`. */
  template: string;
}

const narrowest = 0.8;

/** What fits: columns drop from the right, the ones to keep last; what is left over is shared by the words. */
export function layoutColumns(wishes: readonly ColumnWish[], available: number, gap = 0): ColumnLayout {
  let shown = [...wishes];
  const needed = () => shown.reduce((sum, column) => sum + gap + (column.fixed ? column.width : column.width * narrowest), -gap);
  while (shown.length > 1 && available > 0 && needed() > available) {
    const droppable = shown.findLast((column) => !column.keep) ?? shown.at(-1);
    shown = shown.filter((column) => column !== droppable);
  }
  const template = shown
    .map((column) => (column.fixed ? `${column.width}px` : `minmax(${Math.round(column.width * narrowest)}px, ${column.width}fr)`))
    .join(' ');
  return { names: shown.map((column) => column.name), template };
}
