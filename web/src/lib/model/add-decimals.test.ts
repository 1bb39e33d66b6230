import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDecimals, negated } from '#lib/model/add-decimals.ts';

describe('adding decimals', () => {
  test.each([
    ['1.10', '2.2', '3.30'],
    ['0', '-0.05', '-0.05'],
    ['99999999999999999.99', '0.01', '100000000000000000.00'],
    ['-1', '1', '0'],
    ['12', '30', '42'],
  ])('%s + %s = %s', (a, b, sum) => {
    expect(addDecimals(a, b)).toBe(sum);
  });

  test('agrees with whole cents', () => {
    const cents = fc.integer({ min: -1e12, max: 1e12 });
    const written = (value: number) =>
      `${value < 0 ? '-' : ''}${Math.trunc(Math.abs(value) / 100)}.${String(Math.abs(value) % 100).padStart(2, '0')}`;
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        expect(addDecimals(written(a), written(b))).toBe(written(a + b));
        expect(addDecimals(written(a), negated(written(a))).replace('-', '')).toBe('0.00');
      }),
    );
  });
});
