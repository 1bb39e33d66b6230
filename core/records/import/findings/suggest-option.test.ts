import { expect, it } from 'vitest';
import { likeness } from '#core/records/import/findings/suggest-option.ts';

it('finds words alike that differ by a letter, a space or an accent', () => {
  expect(likeness('GTXPro', 'GTX Pro')).toBe(1);
  expect(likeness('technolgy', 'technology')).toBeGreaterThan(0.7);
  expect(likeness('Situação', 'situacao')).toBe(1);
  expect(likeness('Wn', 'Won')).toBeGreaterThan(0.6);
  expect(likeness('Won', 'Standby')).toBeLessThan(0.3);
  expect(likeness('x', 'x')).toBe(1);
  expect(likeness('–', 'x')).toBe(0);
});
