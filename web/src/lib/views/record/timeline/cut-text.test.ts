import { describe, expect, test } from 'vitest';
import { cutText } from '#lib/views/record/timeline/cut-text.ts';

const id = '01890000-0000-7000-8000-00000000000a';

describe('a long text', () => {
  test('is shown from its beginning, cut between words', () => {
    const text = 'palavra '.repeat(12_500);
    const cut = cutText(text) ?? '';
    expect(cut.length).toBeLessThan(1_500);
    expect(cut.endsWith('palavra…')).toBe(true);
    expect(text.startsWith(cut.slice(0, -1))).toBe(true);
  });

  test('of many short lines is long, too', () => {
    expect(cutText('a\n'.repeat(400))?.split('\n')).toHaveLength(14);
  });

  test('without a single space is cut all the same', () => {
    expect(cutText('x'.repeat(100_000))).toBe(`${'x'.repeat(1_400)}…`);
  });

  test('is never cut within a mention', () => {
    const text = `${'x '.repeat(690)}@[Rui Salgado](user:${id}) ${'y '.repeat(2_000)}`;
    const cut = cutText(text) ?? '';
    expect(cut.endsWith('x…')).toBe(true);
  });

  test('is left as it is when little would be hidden', () => {
    expect(cutText('palavra '.repeat(190))).toBeUndefined();
    expect(cutText('')).toBeUndefined();
  });
});
