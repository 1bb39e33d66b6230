import { describe, expect, test } from 'vitest';
import { mentionParts, withoutMarks } from '#lib/fields/long_text/mention-parts.ts';

const id = '01890000-0000-7000-8000-00000000000a';

describe('a text with mentions', () => {
  test('falls into pieces', () => {
    expect(mentionParts(`Ask @[Rui Salgado](user:${id}) first`)).toEqual([
      { text: 'Ask ' },
      { name: 'Rui Salgado', id },
      { text: ' first' },
    ]);
    expect(mentionParts(`@[A](user:${id})@[B](user:${id})`)).toEqual([
      { name: 'A', id },
      { name: 'B', id },
    ]);
    expect(mentionParts('')).toEqual([]);
  });

  test('keeps what only looks like one', () => {
    for (const text of ['mail@[x]', '@[Rui](user:nobody)', '@[Rui](https://elsewhere.example)', `@[](user:${id})`]) {
      expect(mentionParts(text)).toEqual([{ text }]);
    }
  });

  test('is read without its marks', () => {
    expect(withoutMarks(`Ask @[Rui](user:${id}), not @[Ana](user:${id}).`)).toBe('Ask @Rui, not @Ana.');
  });
});
