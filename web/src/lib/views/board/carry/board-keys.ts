import type { Carry } from '#lib/views/board/carry/carry.svelte.ts';
import type { ColumnHead } from '#lib/views/board/columns/board-columns.svelte.ts';
import type { ColumnValue } from '#lib/views/board/stacks.ts';
import type { StoredRecord } from '#schemas/types/api.ts';

interface Board {
  carry: Carry;
  heads: () => readonly ColumnHead[];
  cards: (value: ColumnValue) => readonly StoredRecord[];
  canMove: () => boolean;
  focus: (card: StoredRecord, place: { value: ColumnValue; index: number }) => void;
  open: (card: StoredRecord) => void;
  pick: (card: StoredRecord, place: { from: ColumnValue; index: number }) => void;
  over: (value: ColumnValue) => void;
  drop: () => void;
  cancel: () => void;
}
interface Place {
  column: number;
  index: number;
}

const steps: Record<string, [columns: number, cards: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Space picks a card up and drops it, arrows move it or the focus, Escape puts it back, Enter opens it. */
export function boardKey(event: KeyboardEvent, board: Board): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const done = board.carry.card ? carriedKey(event, board) : restingKey(event, board);
  if (!done) return;
  event.preventDefault();
  event.stopPropagation();
}

function carriedKey(event: KeyboardEvent, board: Board): boolean {
  const { carry } = board;
  if (carry.by !== 'keys') return false;
  const step = steps[event.key];
  if (step) {
    const column = board.heads().findIndex((head) => head.value === carry.to);
    const next = board.heads()[column + step[0]];
    if (!next) return true;
    const length = board.cards(next.value).length;
    carry.over(next.value, Math.min(Math.max(0, carry.index + step[1]), length));
    if (step[0] !== 0) board.over(next.value);
  } else if (event.key === ' ' || event.key === 'Enter') board.drop();
  else if (event.key === 'Escape' || event.key === 'Tab') board.cancel();
  return true;
}

function restingKey(event: KeyboardEvent, board: Board): boolean {
  const target = event.target instanceof HTMLElement && event.target.matches('[data-card]') ? event.target : undefined;
  const at = target && placeOf(target, board);
  if (!at) return false;
  const value = board.heads()[at.column]?.value ?? null;
  const card = board.cards(value)[at.index];
  if (!card) return false;
  if (event.key === 'Enter') board.open(card);
  else if (event.key === ' ') {
    if (board.canMove()) board.pick(card, { from: value, index: at.index });
  } else if (event.key === '*') target.querySelector<HTMLElement>('[aria-pressed]')?.click();
  else return focusNext(event.key, at, board);
  return true;
}

function focusNext(key: string, at: Place, board: Board): boolean {
  const next = nextPlace(key, at, board);
  if (!next) return key in steps || key === 'Home' || key === 'End';
  const value = board.heads()[next.column]?.value ?? null;
  const card = board.cards(value)[next.index];
  if (card) board.focus(card, { value, index: next.index });
  return true;
}

function nextPlace(key: string, at: Place, board: Board): Place | undefined {
  const lengthOf = (column: number) => board.cards(board.heads()[column]?.value ?? null).length;
  const last = lengthOf(at.column) - 1;
  if (key === 'Home') return { ...at, index: 0 };
  if (key === 'End') return { ...at, index: last };
  const step = steps[key];
  if (!step) return undefined;
  if (step[1] !== 0) return { ...at, index: Math.min(Math.max(0, at.index + step[1]), last) };
  // Columns without cards are passed by.
  for (let column = at.column + step[0]; column >= 0 && column < board.heads().length; column += step[0]) {
    if (lengthOf(column) > 0) return { column, index: Math.min(at.index, lengthOf(column) - 1) };
  }
  return undefined;
}

function placeOf(card: HTMLElement, board: Board): Place | undefined {
  const column = Number(card.closest<HTMLElement>('[data-column]')?.dataset.column);
  const index = board.cards(board.heads()[column]?.value ?? null).findIndex((one) => one.id === card.dataset.card);
  return index < 0 ? undefined : { column, index };
}
