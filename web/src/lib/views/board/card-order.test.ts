import { describe, expect, test } from 'vitest';
import { cardOrder, placeAmong } from '#lib/views/board/card-order.ts';
import type { SortKey } from '#lib/views/list-address.ts';
import type { StoredRecord } from '#schemas/types/api.ts';

const card = (id: string, values: Record<string, unknown> = {}): StoredRecord => ({ id, version: 1, ...values });
const order = (...sort: SortKey[]) =>
  cardOrder(
    sort,
    (record, key) => record[key.field],
    (record) => record.starred === true,
  );
const sorted = (cards: StoredRecord[], by: ReturnType<typeof order>) => [...cards].sort(by).map((one) => one.id);

describe('the order of cards', () => {
  test('is the newest first, starred before all', () => {
    expect(sorted([card('1'), card('2', { starred: true }), card('3')], order())).toEqual(['2', '3', '1']);
  });

  test('follows the sort, empty values last in both directions', () => {
    const cards = [
      card('1', { amount: { value: '9.00', currency: 'EUR' } }),
      card('2'),
      card('3', { amount: { value: '10.00', currency: 'EUR' } }),
    ];
    expect(sorted(cards, order({ field: 'amount', descending: false }))).toEqual(['1', '3', '2']);
    expect(sorted(cards, order({ field: 'amount', descending: true }))).toEqual(['3', '1', '2']);
  });

  test('ignores accents and case', () => {
    const cards = [card('1', { name: 'Zinco' }), card('2', { name: 'água' }), card('3', { name: 'Aço' })];
    expect(sorted(cards, order({ field: 'name', descending: false }))).toEqual(['3', '2', '1']);
  });

  test('says where a card belongs', () => {
    const by = order({ field: 'name', descending: false });
    const cards = [card('1', { name: 'a' }), card('2', { name: 'c' })];
    expect(placeAmong(cards, card('9', { name: 'b' }), by)).toBe(1);
    expect(placeAmong(cards, card('9', { name: 'd' }), by)).toBe(2);
    expect(placeAmong([], card('9'), by)).toBe(0);
  });
});
