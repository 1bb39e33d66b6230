import type { Point } from '#lib/views/moves/pointer-carry.ts';

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Columns reach to the edges of the board: between two of them the nearer one is meant. */
export function columnAt(point: Point, columns: readonly Box[]): number | undefined {
  let best: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, box] of columns.entries()) {
    const distance = Math.max(box.left - point.x, point.x - box.right, 0);
    if (distance < least) [best, least] = [index, distance];
  }
  return best;
}

/** Before which of the cards in sight a card would be dropped: the first whose middle is below. `end` when below all of them. */
export function indexAt(y: number, cards: readonly (Pick<Box, 'top' | 'bottom'> & { index: number })[], end: number): number {
  const next = cards.find((card) => y < (card.top + card.bottom) / 2);
  return next?.index ?? end;
}
