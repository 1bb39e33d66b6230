import type { Overlay } from '#lib/studio/draft/overlay.ts';
import type { Board, EntityViewDefaults } from '#schemas/types/definition.ts';

/** What becomes of a name; undefined when the field goes. */
type Rename = (name: string) => string | undefined;

/** The same overlay where every place that names a field names it anew, or no longer. */
export function mapNames(overlay: Overlay, rename: Rename): Overlay {
  const list = (names: readonly string[]) => names.flatMap((name) => rename(name) ?? []);
  const { required, 'x-view': view, 'x-entity': head } = overlay;
  return {
    ...overlay,
    ...(required && { required: list(required) }),
    ...(view && { 'x-view': mapView(view, list, rename) }),
    ...(head?.titleField !== undefined && { 'x-entity': { ...head, titleField: rename(head.titleField) ?? '' } }),
  };
}

function mapView(view: EntityViewDefaults, list: (names: readonly string[]) => string[], rename: Rename): EntityViewDefaults {
  const { board, ...rest } = view;
  const mapped = board && mapBoard(board, list, rename);
  return {
    ...rest,
    ...(view.list && { list: list(view.list) }),
    ...(view.keyFields && { keyFields: list(view.keyFields) }),
    ...(view.sections && { sections: view.sections.map((section) => ({ ...section, fields: list(section.fields) })) }),
    ...(mapped && { board: mapped }),
  };
}

/** Without what its columns stand for there is no board. */
function mapBoard(board: Board, list: (names: readonly string[]) => string[], rename: Rename): Board | undefined {
  const { groupBy, sum, card, pausedUntil } = board;
  const columns = rename(groupBy);
  const added = sum && rename(sum);
  const paused = pausedUntil && rename(pausedUntil);
  if (!columns) return undefined;
  return { groupBy: columns, ...(added && { sum: added }), ...(card && { card: list(card) }), ...(paused && { pausedUntil: paused }) };
}
