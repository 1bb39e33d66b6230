import TableTools from '#lib/views/table/TableTools.svelte';
import TableView from '#lib/views/table/TableView.svelte';
import type { ViewKind } from '#lib/views/view-kind.ts';

export const tableKind: ViewKind = {
  name: 'table',
  label: 'view.table',
  icon: 'rows-3',
  component: TableView,
  Tools: TableTools,
  suits: () => true,
};
