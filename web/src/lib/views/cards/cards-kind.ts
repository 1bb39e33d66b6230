import CardsTools from '#lib/views/cards/CardsTools.svelte';
import CardsView from '#lib/views/cards/CardsView.svelte';
import type { ViewKind } from '#lib/views/view-kind.ts';

export const cardsKind: ViewKind = {
  name: 'cards',
  label: 'view.cards',
  icon: 'layout-grid',
  component: CardsView,
  Tools: CardsTools,
  suits: () => true,
};
