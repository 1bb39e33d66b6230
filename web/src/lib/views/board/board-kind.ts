import BoardTools from '#lib/views/board/BoardTools.svelte';
import BoardView from '#lib/views/board/BoardView.svelte';
import { groupFields } from '#lib/views/board/columns/group-fields.ts';
import type { ViewKind } from '#lib/views/view-kind.ts';

export const boardKind: ViewKind = {
  name: 'board',
  label: 'view.board',
  icon: 'columns-3',
  component: BoardView,
  Tools: BoardTools,
  suits: (entity) => groupFields(entity).length > 0,
};
