import { describe, expect, test } from 'vitest';
import { columnAt, indexAt } from '#lib/views/board/carry/drop-place.ts';

const column = (left: number) => ({ left, right: left + 200, top: 0, bottom: 600 });
const columns = [column(0), column(220), column(440)];

describe('where a card would land', () => {
  test('is the column below the pointer, or the nearest one', () => {
    expect(columnAt({ x: 100, y: 10 }, columns)).toBe(0);
    expect(columnAt({ x: 205, y: 10 }, columns)).toBe(0);
    expect(columnAt({ x: 216, y: 10 }, columns)).toBe(1);
    expect(columnAt({ x: 2000, y: 900 }, columns)).toBe(2);
    expect(columnAt({ x: 0, y: 0 }, [])).toBeUndefined();
  });

  test('is before the first card whose middle is further down', () => {
    const cards = [
      { top: 0, bottom: 80, index: 20 },
      { top: 90, bottom: 170, index: 21 },
    ];
    expect(indexAt(30, cards, 22)).toBe(20);
    expect(indexAt(50, cards, 22)).toBe(21);
    expect(indexAt(500, cards, 22)).toBe(22);
    expect(indexAt(500, [], 0)).toBe(0);
  });
});
