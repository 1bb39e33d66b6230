import { isMoney } from '#lib/fields/money/money-value.ts';
import type { SortKey } from '#lib/views/list-address.ts';
import type { StoredRecord } from '#schemas/types/api.ts';

/** What people see of a value by which cards are sorted; undefined for nothing. */
export type SortValue = (record: StoredRecord, key: SortKey) => unknown;

/** A sign, as `sort` wants it: starred first, then as sorted, empty last, the newest first where all else is alike. */
export function cardOrder(sort: readonly SortKey[], sortValue: SortValue, isStarred: (record: StoredRecord) => boolean) {
  return (a: StoredRecord, b: StoredRecord): number => {
    const starred = Number(isStarred(b)) - Number(isStarred(a));
    if (starred !== 0) return starred;
    for (const key of sort) {
      const order = compare(plain(sortValue(a, key)), plain(sortValue(b, key)), key.descending);
      if (order !== 0) return order;
    }
    const newest = sort.at(-1)?.descending ?? true;
    return (a.id < b.id ? -1 : a.id > b.id ? 1 : 0) * (newest ? -1 : 1);
  };
}

/** Where a card belongs among others that are in order. */
export function placeAmong(
  cards: readonly StoredRecord[],
  card: StoredRecord,
  order: (a: StoredRecord, b: StoredRecord) => number,
): number {
  const index = cards.findIndex((other) => other.id !== card.id && order(card, other) < 0);
  return index < 0 ? cards.length : index;
}

function plain(value: unknown): string | number | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  const inner = isMoney(value) ? value.value : value;
  if (typeof inner === 'boolean') return Number(inner);
  const number = typeof inner === 'number' ? inner : Number(inner);
  return Number.isNaN(number) ? String(inner) : number;
}

function compare(a: string | number | undefined, b: string | number | undefined, descending: boolean): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  const order =
    typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), undefined, { sensitivity: 'base' });
  return descending ? -order : order;
}
