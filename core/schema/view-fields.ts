import { conditionFields } from '#core/schema/condition-fields.ts';
import type { Board, Layout, Period, TimelinePart } from '#schemas/types/definition.ts';

/** Names of the fields that a board shows or works with. */
export function boardFields(board: Board | undefined): string[] {
  if (!board) return [];
  return [board.groupBy, board.sum, ...(board.card ?? []), board.pausedUntil].filter((name) => name !== undefined);
}

/** Names of the fields by which a record stands in a timeline. */
export function timelineFields(part: TimelinePart | undefined): string[] {
  if (!part) return [];
  const { kind: _, capture: __, example: ___, next, ...named } = part;
  return [...Object.values(named), ...Object.values(next ?? {})].filter((name) => name !== undefined);
}

/** Names of the dates between which a record holds. */
export function periodFields(period: Period | undefined): string[] {
  return period ? [period.from, period.to] : [];
}

/** Names of the fields that a layout places, or is judged by. */
export function layoutFields({ when, tabs = [], side = [], keyFields = [], list = [], card = [], quickCreate = [] }: Layout): string[] {
  const items = [...tabs.flatMap((tab) => tab.items), ...side];
  const placed = items.flatMap((item) => (item.kind === 'section' ? item.fields : []));
  return [...placed, ...keyFields, ...list, ...card, ...quickCreate, ...(when ? conditionFields(when) : [])];
}
