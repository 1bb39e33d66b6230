import { columnAt, indexAt } from '#lib/views/board/carry/drop-place.ts';
import type { Point } from '#lib/views/moves/pointer-carry.ts';

/** Which column, and before which of its cards, a card that is held there would land. */
export function landingAt(root: HTMLElement, point: Point): { column: number; index: number } | undefined {
  const columns = [...root.querySelectorAll<HTMLElement>('[data-column]')];
  const at = columnAt(
    point,
    columns.map((one) => one.getBoundingClientRect()),
  );
  const element = at === undefined ? undefined : columns[at];
  if (at === undefined || !element) return undefined;
  const cards = [...element.querySelectorAll<HTMLElement>('[role="listitem"]:not([data-away]) > [data-card]')].map((card) => {
    const { top, bottom } = card.getBoundingClientRect();
    return { top, bottom, index: Number(card.dataset.index) };
  });
  const last = cards.at(-1);
  return { column: at, index: indexAt(point.y, cards, last ? last.index + 1 : 0) };
}
