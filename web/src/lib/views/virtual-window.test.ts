import { describe, expect, test } from 'vitest';
import { scrollTo, virtualWindow } from '#lib/views/virtual-window.ts';

const view = (total: number, scrollTop: number) => ({ total, row: 40, scrollTop, viewport: 800 });

describe('the window of a long list', () => {
  test('draws a screen and a little more', () => {
    const { first, end, height } = virtualWindow(view(100_000, 0));
    expect(first).toBe(0);
    expect(end).toBeLessThan(40);
    expect(height).toBe(4_000_000);
  });

  test('reaches the last row of a million', () => {
    const { height } = virtualWindow(view(1_000_000, 0));
    const { end, first, top } = virtualWindow(view(1_000_000, height - 800));
    expect(end).toBe(1_000_000);
    expect(top + (end - first) * 40).toBeCloseTo(height, 0);
  });

  test('has nothing to draw for an empty list', () => {
    expect(virtualWindow(view(0, 0))).toMatchObject({ first: 0, end: 0, height: 0 });
  });

  test('scrolls only when a row is out of sight', () => {
    expect(scrollTo(5, view(1000, 0))).toBeUndefined();
    expect(scrollTo(20, view(1000, 0))).toBe(40);
    expect(scrollTo(0, view(1000, 400))).toBe(0);
    const far = scrollTo(999_999, view(1_000_000, 0)) ?? 0;
    expect(virtualWindow(view(1_000_000, far)).end).toBe(1_000_000);
  });
});
