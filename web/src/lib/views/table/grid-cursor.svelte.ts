interface Extent {
  rows: () => number;
  columns: () => number;
  /** Rows on one screen. */
  page: () => number;
}

/** The cell that the keys are on. */
export class GridCursor {
  row = $state(0);
  column = $state(0);
  readonly #extent: Extent;

  constructor(extent: Extent) {
    this.#extent = extent;
  }

  moveTo(row: number, column: number): void {
    this.row = Math.max(0, Math.min(row, this.#extent.rows() - 1));
    this.column = Math.max(0, Math.min(column, this.#extent.columns() - 1));
  }

  /** True when the key moved it. */
  key(event: KeyboardEvent): boolean {
    const far = event.ctrlKey || event.metaKey;
    const page = Math.max(1, this.#extent.page() - 1);
    const moves: Record<string, [row: number, column: number]> = {
      ArrowDown: [this.row + 1, this.column],
      ArrowUp: [this.row - 1, this.column],
      ArrowRight: [this.row, this.column + 1],
      ArrowLeft: [this.row, this.column - 1],
      PageDown: [this.row + page, this.column],
      PageUp: [this.row - page, this.column],
      Home: [far ? 0 : this.row, 0],
      End: [far ? this.#extent.rows() - 1 : this.row, this.#extent.columns() - 1],
    };
    const move = moves[event.key];
    if (move) this.moveTo(...move);
    return move !== undefined;
  }
}
