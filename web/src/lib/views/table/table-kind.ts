import TableView from '#lib/views/table/TableView.svelte';
import type { ViewKind } from '#lib/views/view-kind.ts';

export const tableKind: ViewKind = { name: 'table', component: TableView, suits: () => true };
