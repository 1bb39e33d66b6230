import type { ColumnValue } from '#lib/views/board/stacks.ts';
import type { Move } from '#lib/views/moves/record-moves.svelte.ts';
import type { StoredRecord } from '#schemas/types/api.ts';

/** The card in the person's hand, and where it would land. */
export class Carry {
  card: StoredRecord | undefined = $state.raw();
  by: 'pointer' | 'keys' = $state('pointer');
  to: ColumnValue = $state(null);
  index = $state(0);
  /** The upper left corner of the card, while a pointer carries it. */
  x = $state(0);
  y = $state(0);
  width = $state(0);
  height = $state(0);
  from: ColumnValue = null;
  fromIndex = 0;

  pick(card: StoredRecord, place: { from: ColumnValue; index: number }, by: Carry['by']): void {
    this.by = by;
    this.from = place.from;
    this.fromIndex = place.index;
    this.over(place.from, place.index);
    this.card = card;
  }

  over(to: ColumnValue, index: number): void {
    this.to = to;
    this.index = index;
  }

  isOver(value: ColumnValue): boolean {
    return this.card !== undefined && this.to === value;
  }

  /** What to do; undefined when it is where it was. */
  drop(): Move | undefined {
    const { card, from, fromIndex, to, index } = this;
    this.card = undefined;
    return card && to !== from ? { card, from, fromIndex, to, index } : undefined;
  }

  cancel(): void {
    this.card = undefined;
  }
}
