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
  /** What the columns need at least, in px. */
  width: number;
}

const narrowest = 0.8;
const least = (column: ColumnWish) => (column.fixed ? column.width : Math.round(column.width * narrowest));

/**
 * What fits: columns drop from the right, the ones to keep last; what is left over is shared by the words.
 * Columns that somebody chose all stay; then the table scrolls sideways.
 */
export function layoutColumns(wishes: readonly ColumnWish[], room: { available: number; gap: number; chosen?: boolean }): ColumnLayout {
  const needed = (columns: readonly ColumnWish[]) => columns.reduce((sum, column) => sum + room.gap + least(column), -room.gap);
  let shown = [...wishes];
  while (!room.chosen && shown.length > 1 && room.available > 0 && needed(shown) > room.available) {
    const droppable = shown.findLast((column) => !column.keep) ?? shown.at(-1);
    shown = shown.filter((column) => column !== droppable);
  }
  const template = shown.map((column) => (column.fixed ? `${column.width}px` : `minmax(${least(column)}px, ${column.width}fr)`)).join(' ');
  return { names: shown.map((column) => column.name), template, width: needed(shown) };
}
