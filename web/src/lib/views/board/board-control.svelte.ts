import { tick, untrack } from 'svelte';
import { t } from '#lib/i18n/i18n.svelte.ts';
import { recordTitle } from '#lib/model/record-title.ts';
import { isEditable } from '#lib/render/form-fields.ts';
import { BoardData } from '#lib/views/board/board-data.svelte.ts';
import { boardQuestion } from '#lib/views/board/board-question.ts';
import { boardKey } from '#lib/views/board/carry/board-keys.ts';
import { Carry } from '#lib/views/board/carry/carry.svelte.ts';
import { landingAt } from '#lib/views/board/carry/landing-at.ts';
import { BoardColumns, type ColumnHead } from '#lib/views/board/columns/board-columns.svelte.ts';
import { parentLink } from '#lib/views/board/columns/board-parent.ts';
import { namedParent } from '#lib/views/board/columns/parent-filter.ts';
import { type ColumnValue, findCard, stackOf } from '#lib/views/board/stacks.ts';
import type { ListState } from '#lib/views/list-address.ts';
import { carryByPointer, type Point } from '#lib/views/moves/pointer-carry.ts';
import { RecordMoves } from '#lib/views/moves/record-moves.svelte.ts';
import type { EntityView, FieldView, StoredRecord } from '#schemas/types/api.ts';
import { goto } from '$app/navigation';

interface Source {
  entity: () => EntityView;
  state: () => ListState;
}

/** A board on the screen: its columns and cards, the card in the person's hand, and what is said about it. */
export class BoardControl {
  readonly carry = new Carry();
  readonly data: BoardData;
  readonly columns: BoardColumns;
  readonly moves: RecordMoves;
  readonly field: FieldView;
  /** The card that had the focus last. */
  active: string | undefined = $state();
  /** For those who do not see it. */
  said = $state('');
  readonly #source: Source;
  #root: HTMLElement | undefined;

  constructor(field: FieldView, source: Source) {
    this.field = field;
    this.#source = source;
    this.data = new BoardData(source.entity().name);
    this.columns = new BoardColumns(field, parentLink(source.entity(), field));
    this.moves = new RecordMoves({
      entity: source.entity,
      field: () => field,
      data: this.data,
      nameOf: (value) => this.columns.nameOf(value),
    });
  }

  /** The parent whose columns are shown; undefined when there is none to choose. */
  readonly parent: string | undefined = $derived.by(() => {
    const { link, parents } = this.columns;
    return link && (namedParent(this.#source.state().conditions, link.own.name) ?? parents[0]?.value);
  });
  readonly heads: readonly ColumnHead[] = $derived.by(() => {
    const filled = [...this.data.stacks].filter(([, stack]) => stack.count > 0).map(([value]) => value);
    return this.columns.heads(this.parent, filled);
  });
  readonly canMove: boolean = $derived.by(() => {
    const entity = this.#source.entity();
    return entity.can.update && isEditable(this.field);
  });
  /** As text, so that asking the same again asks nothing. */
  readonly #asked: string = $derived.by(() => {
    const { entity, state } = this.#source;
    const { link, parents } = this.columns;
    const within =
      link && this.parent !== undefined && parents.length > 1 ? { field: link.own.name, op: 'eq' as const, value: this.parent } : undefined;
    const { query, sort } = boardQuestion({ entity: entity(), state: state(), group: this.field, within });
    return JSON.stringify({ query, sort, within: within ?? null });
  });

  /** Asks whenever the question is another one. Call within an effect. */
  ask(): void {
    if (!this.columns.ready) return;
    const { within } = JSON.parse(this.#asked);
    untrack(() => {
      const { entity, state } = this.#source;
      this.data.ask(boardQuestion({ entity: entity(), state: state(), group: this.field, within: within ?? undefined }));
    });
  }

  follow(): () => void {
    const stops = [this.columns.follow(), this.data.follow()];
    return () => {
      for (const stop of stops) stop();
    };
  }

  /** Gives a card that is made here its place from the start. */
  presetOf(value: ColumnValue): Record<string, unknown> {
    const { link } = this.columns;
    return {
      ...(link && this.parent !== undefined && { [link.own.name]: this.parent }),
      ...(value !== null && { [this.field.name]: value }),
    };
  }

  keydown(event: KeyboardEvent): void {
    boardKey(event, {
      carry: this.carry,
      heads: () => this.heads,
      cards: (value) => stackOf(this.data.stacks, value).cards,
      canMove: () => this.canMove,
      focus: (card) => void this.#focus(card.id),
      open: (card) => void goto(`/${this.#source.entity().name}/${card.id}`),
      pick: (card, { from, index }) => {
        this.carry.pick(card, { from, index }, 'keys');
        this.#say('board.picked', card, from);
      },
      over: (value) => this.carry.card && this.#say('board.over', this.carry.card, value),
      drop: () => this.#drop(),
      cancel: () => this.#cancel(),
    });
  }

  /** Watches a pointer on the board for as long as it is on the screen. */
  readonly pointer = (root: HTMLElement): (() => void) => {
    this.#root = root;
    return carryByPointer(root, {
      canStart: () => this.canMove && this.carry.card === undefined,
      start: (element) => this.#lift(element),
      move: (point, grip) => this.#carryTo(point, grip),
      end: (dropped) => (dropped ? this.#drop() : this.#cancel()),
    });
  };

  #lift(element: HTMLElement): boolean {
    const found = findCard(this.data.stacks, element.dataset.card ?? '');
    if (!found) return false;
    const { width, height } = element.getBoundingClientRect();
    this.carry.width = width;
    this.carry.height = height;
    this.carry.pick(found.card, { from: found.value, index: found.index }, 'pointer');
    return true;
  }

  #carryTo(point: Point, grip: Point): void {
    this.carry.x = point.x - grip.x;
    this.carry.y = point.y - grip.y;
    const place = this.#root && landingAt(this.#root, point);
    const head = place && this.heads[place.column];
    if (place && head) this.carry.over(head.value, place.index);
  }

  #drop(): void {
    const { card, from, by } = this.carry;
    const move = this.carry.drop();
    if (!card) return;
    if (move) this.moves.start(move);
    else this.#say('board.putBack', card, from);
    if (by === 'keys') void this.#focus(card.id);
  }

  #cancel(): void {
    const { card, from, by } = this.carry;
    this.carry.cancel();
    if (!card) return;
    this.#say('board.putBack', card, from);
    if (by === 'keys') void this.#focus(card.id);
  }

  /** A card far from what is seen is drawn only once it is kept for the focus. */
  async #focus(id: string): Promise<void> {
    this.active = id;
    await tick();
    const element = this.#root?.querySelector<HTMLElement>(`:not([data-away]) > [data-card="${CSS.escape(id)}"]`);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  #say(key: 'board.picked' | 'board.over' | 'board.putBack', card: StoredRecord, value: ColumnValue): void {
    this.said = t(key, { name: recordTitle(this.#source.entity(), card), column: this.columns.nameOf(value) });
  }
}
