import { boardKind } from '#lib/views/board/board-kind.ts';
import { calendarKind } from '#lib/views/calendar/calendar-kind.ts';
import { cardsKind } from '#lib/views/cards/cards-kind.ts';
import { tableKind } from '#lib/views/table/table-kind.ts';
import type { ViewKind } from '#lib/views/view-kind.ts';
import type { EntityView } from '#schemas/types/api.ts';

/** Every view kind, in the order in which it is offered; the first that suits is what a list begins with. */
const viewKinds: readonly ViewKind[] = [tableKind, cardsKind, boardKind, calendarKind];

export function suitingKinds(entity: EntityView): readonly ViewKind[] {
  return viewKinds.filter((kind) => kind.suits(entity));
}

/** The kind that the address asks for, or the first one that suits the entity. */
export function chosenKind(name: string | undefined, entity: EntityView): ViewKind {
  const suiting = suitingKinds(entity);
  return suiting.find((kind) => kind.name === name) ?? suiting[0] ?? tableKind;
}
