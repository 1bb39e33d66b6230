import { describe, expect, test } from 'vitest';
import { absorbed, extended, findCard, type Stacks, stackOf, withCard, withoutCard } from '#lib/views/board/stacks.ts';
import type { BoardReply, StoredRecord } from '#schemas/types/api.ts';

const card = (id: string, amount?: string, version = 1): StoredRecord => ({ id, version, ...(amount !== undefined && { amount }) });
const worth = (record: StoredRecord) => record.amount as string | undefined;
const board: Stacks = new Map([
  ['a', { count: 2, sum: '3.00', cards: [card('1', '1.00'), card('2', '2.00')] }],
  ['b', { count: 1, sum: '5.00', cards: [card('3', '5.00')] }],
]);
const reply = (columns: Record<string, StoredRecord[]>, counts: Record<string, number> = {}): BoardReply => ({
  columns: Object.entries(columns).map(([value, data]) => ({ value, count: counts[value] ?? data.length, sum: null, data })),
  total: { count: 0, sum: null },
  included: {},
  currency: 'EUR',
});
const ids = (stacks: Stacks, value: string | null) => stackOf(stacks, value).cards.map((one) => one.id);
const plain = { holds: [], limit: 30 };

describe('moving a card', () => {
  test('takes its count and its worth along', () => {
    const moved = withCard(board, { to: 'b', index: 0, card: card('1', '1.00') }, worth);
    expect(stackOf(moved, 'a')).toMatchObject({ count: 1, sum: '2.00' });
    expect(stackOf(moved, 'b')).toMatchObject({ count: 2, sum: '6.00' });
    expect(ids(moved, 'b')).toEqual(['1', '3']);
  });

  test('back leaves everything as it was', () => {
    const moved = withCard(board, { to: null, index: 5, card: card('1', '1.00') }, worth);
    const back = withCard(moved, { to: 'a', index: 0, card: card('1', '1.00') }, worth);
    expect(stackOf(back, 'a')).toEqual(stackOf(board, 'a'));
    expect(stackOf(back, null)).toMatchObject({ count: 0, cards: [] });
  });

  test('leaves a sum alone that the browser cannot know', () => {
    const moved = withCard(board, { to: 'b', index: 0, card: card('1') }, () => undefined);
    expect(stackOf(moved, 'b').sum).toBe('5.00');
  });

  test('never doubles a card', () => {
    const twice = withCard(withCard(board, { to: 'b', index: 0, card: card('1') }, worth), { to: 'b', index: 1, card: card('1') }, worth);
    expect([...twice.values()].flatMap((stack) => stack.cards.filter((one) => one.id === '1'))).toHaveLength(1);
  });

  test('that is gone takes it off the board', () => {
    expect(findCard(withoutCard(board, '2', worth), '2')).toBeUndefined();
    expect(withoutCard(board, 'none', worth)).toBe(board);
  });
});

describe('what the server says', () => {
  test('replaces what is shown', () => {
    const next = absorbed(reply({ b: [card('1')] }), { stacks: board, ...plain });
    expect(ids(next, 'a')).toEqual([]);
    expect(ids(next, 'b')).toEqual(['1']);
  });

  test('keeps below what was read on', () => {
    const long = extended(board, 'a', [card('4'), card('5')]);
    const next = absorbed(reply({ a: [card('2'), card('1')] }, { a: 9 }), { stacks: long, holds: [], limit: 2 });
    expect(ids(next, 'a')).toEqual(['2', '1', '4', '5']);
  });

  test('shows a card once that moved out of what was read on', () => {
    const long = extended(board, 'a', [card('4'), card('5')]);
    const next = absorbed(reply({ a: [card('2'), card('1')], b: [card('4')] }, { a: 9 }), { stacks: long, holds: [], limit: 2 });
    expect(ids(next, 'a')).toEqual(['2', '1', '5']);
    expect(ids(next, 'b')).toEqual(['4']);
  });

  test('leaves a card where the person just put it', () => {
    const holds = [{ to: 'b', index: 0, card: card('1') }];
    expect(ids(absorbed(reply({ b: [card('3'), card('1')] }), { stacks: board, holds, limit: 30 }), 'b')).toEqual(['1', '3']);
    // Further down than what was read.
    expect(ids(absorbed(reply({ b: [card('3'), card('7')] }, { b: 80 }), { stacks: board, holds, limit: 2 }), 'b')).toEqual([
      '1',
      '3',
      '7',
    ]);
  });

  test('does not keep a card that is not there any more', () => {
    const holds = [{ to: 'b', index: 0, card: card('1') }];
    expect(ids(absorbed(reply({ b: [card('3')] }), { stacks: board, holds, limit: 30 }), 'b')).toEqual(['3']);
    expect(ids(absorbed(reply({ a: [card('1')], b: [card('3')] }), { stacks: board, holds, limit: 30 }), 'b')).toEqual(['3']);
  });
});
