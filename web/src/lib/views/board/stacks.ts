import { addDecimals, negated } from '#lib/model/add-decimals.ts';
import type { BoardReply, StoredRecord } from '#schemas/types/api.ts';

/** Null: records without a value. */
export type ColumnValue = string | null;

/** A column's records: how many there are, what they come to, and those that were read. */
export interface Stack {
  readonly count: number;
  readonly sum: string | null;
  readonly cards: readonly StoredRecord[];
}
export type Stacks = ReadonlyMap<ColumnValue, Stack>;

/** What a record adds to the sum of its column; undefined when the browser cannot know. */
export type Worth = (record: StoredRecord) => string | undefined;

/** A card that was just put somewhere: it stays there until the question changes or somebody changes the record. */
export interface Hold {
  readonly to: ColumnValue;
  readonly index: number;
  readonly card: StoredRecord;
}

const nothing: Stack = { count: 0, sum: null, cards: [] };

export function stackOf(stacks: Stacks, value: ColumnValue): Stack {
  return stacks.get(value) ?? nothing;
}

export function findCard(stacks: Stacks, id: string): { value: ColumnValue; index: number; card: StoredRecord } | undefined {
  for (const [value, stack] of stacks) {
    const index = stack.cards.findIndex((card) => card.id === id);
    const card = stack.cards[index];
    if (card) return { value, index, card };
  }
  return undefined;
}

/** Takes a card out of its column. */
export function withoutCard(stacks: Stacks, id: string, worth: Worth): Stacks {
  const found = findCard(stacks, id);
  if (!found) return stacks;
  const stack = stackOf(stacks, found.value);
  const cards = stack.cards.filter((card) => card.id !== id);
  return new Map(stacks).set(found.value, { count: stack.count - 1, sum: changed(stack.sum, worth(found.card), negated), cards });
}

/** Puts a card into a column, wherever it was before. */
export function withCard(stacks: Stacks, { to, index, card }: Hold, worth: Worth): Stacks {
  const rest = withoutCard(stacks, card.id, worth);
  const stack = stackOf(rest, to);
  const at = Math.min(Math.max(0, index), stack.cards.length);
  const cards = [...stack.cards.slice(0, at), card, ...stack.cards.slice(at)];
  return new Map(rest).set(to, { count: stack.count + 1, sum: changed(stack.sum, worth(card), (value) => value), cards });
}

function changed(sum: string | null, worth: string | undefined, sign: (value: string) => string): string | null {
  return worth === undefined ? sum : addDecimals(sum ?? '0', sign(worth));
}

/** Shows what is newer of a card, in its place. */
export function patched(stacks: Stacks, record: StoredRecord): Stacks {
  const found = findCard(stacks, record.id);
  if (!found || record.version < found.card.version) return stacks;
  const stack = stackOf(stacks, found.value);
  const cards = stack.cards.map((card) => (card.id === record.id ? { ...card, ...record } : card));
  return new Map(stacks).set(found.value, { ...stack, cards });
}

/** More of a column, read on; what moved up meanwhile is not shown twice. */
export function extended(stacks: Stacks, value: ColumnValue, more: readonly StoredRecord[]): Stacks {
  const stack = stackOf(stacks, value);
  const known = new Set(stack.cards.map((card) => card.id));
  return new Map(stacks).set(value, { ...stack, cards: [...stack.cards, ...more.filter((card) => !known.has(card.id))] });
}

interface Before {
  stacks: Stacks;
  holds: readonly Hold[];
  /** As many cards of a column as were asked for. */
  limit: number;
}

/**
 * What the server says now, with what the person has before their eyes: of columns that were read further, the rest stays below;
 * a card that was just put somewhere stays there.
 */
export function absorbed(reply: BoardReply, { stacks, holds, limit }: Before): Stacks {
  const next = new Map<ColumnValue, Stack>(
    reply.columns.map(({ value, count, sum, data }) => [
      value,
      { count, sum, cards: readOn(data, { before: stackOf(stacks, value), count, limit }) },
    ]),
  );
  return holds.reduce(held, elsewhereOnce(next, reply));
}

function readOn(data: readonly StoredRecord[], { before, count, limit }: { before: Stack; count: number; limit: number }): StoredRecord[] {
  if (data.length < limit || before.cards.length <= data.length) return [...data];
  const first = new Set(data.map((card) => card.id));
  return [...data, ...before.cards.filter((card) => !first.has(card.id))].slice(0, Math.min(count, before.cards.length));
}

/** A card that the server put elsewhere must not also stand in the rest of its old column. */
function elsewhereOnce(stacks: Stacks, reply: BoardReply): Stacks {
  const places = new Map(reply.columns.flatMap(({ value, data }) => data.map((card) => [card.id, value] as const)));
  return new Map(
    [...stacks].map(([value, stack]) => [
      value,
      { ...stack, cards: stack.cards.filter((card) => (places.get(card.id) ?? value) === value) },
    ]),
  );
}

/** Counts and sums are the server's already: only the place is the person's. */
function held(stacks: Stacks, { to, index, card }: Hold): Stacks {
  const stack = stacks.get(to);
  const found = findCard(stacks, card.id);
  // Not among those that were read, but the column goes on below: it is further down.
  const below = !found && stack !== undefined && stack.count > stack.cards.length;
  if (!stack || (found ? found.value !== to : !below)) return stacks;
  const others = stack.cards.filter((one) => one.id !== card.id);
  const at = Math.min(index, others.length);
  return new Map(stacks).set(to, { ...stack, cards: [...others.slice(0, at), found?.card ?? card, ...others.slice(at)] });
}
