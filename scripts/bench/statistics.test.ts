import { describe, expect, it } from 'vitest';
import { median, percentile, spread } from '#scripts/bench/statistics.ts';

describe('statistics of a round', () => {
  it('takes the middle of an odd and between the two of an even number', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  it('finds percentiles whatever the order', () => {
    const numbers = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect(percentile(numbers, 0.5)).toBe(51);
    expect(percentile(numbers, 0.99)).toBe(100);
    expect(percentile([7], 0.99)).toBe(7);
    expect(percentile([], 0.5)).toBeNaN();
  });

  it('tells the spread as a share of the median', () => {
    expect(spread([90, 100, 110])).toBeCloseTo(0.1);
  });
});
