import { describe, expect, test } from 'vitest';
import { askedFor, canBeMarked, marked, mentioned, written } from '#lib/fields/long_text/mention-edit.ts';

const rui = '01890000-0000-7000-8000-00000000000a';
const ana = '01890000-0000-7000-8000-00000000000b';
const people = new Map([
  ['Rui', ana],
  ['Rui Salgado', rui],
]);

describe('a text with people in it', () => {
  test('is written with names and stored with marks, and comes back the same', () => {
    const stored = `Ask @[Rui Salgado](user:${rui}), then @[Rui](user:${ana}).`;
    expect(written(stored)).toBe('Ask @Rui Salgado, then @Rui.');
    expect(marked(written(stored), mentioned(stored))).toBe(stored);
  });

  test('takes the longest name, and no name that goes on', () => {
    expect(marked('@Rui Salgado', people)).toBe(`@[Rui Salgado](user:${rui})`);
    expect(marked('@Ruine and @Ruí', people)).toBe('@Ruine and @Ruí');
    expect(marked('mail@Rui.example', new Map())).toBe('mail@Rui.example');
  });

  test('keeps names with signs that mean something elsewhere', () => {
    const odd = new Map([['Ana (Norte) + Sul.', ana]]);
    expect(marked('@Ana (Norte) + Sul. again', odd)).toBe(`@[Ana (Norte) + Sul.](user:${ana}) again`);
    expect(canBeMarked('Ana [Norte]')).toBe(false);
  });

  test.each([
    ['Ask @', 5, ''],
    ['Ask @ru', 7, 'ru'],
    ['@Rui Sal', 8, 'Rui Sal'],
    ['(@r', 3, 'r'],
    ['line\n@r', 7, 'r'],
  ])('looks for somebody in “%s”', (text, caret, query) => {
    expect(askedFor(text, caret)).toEqual({ from: caret - query.length - 1, query });
  });

  test.each([
    ['rui@salgado', 11],
    ['Ask @Rui Salgado first', 22],
    ['nobody', 6],
    ['@ru', 0],
  ])('looks for nobody in “%s”', (text, caret) => {
    expect(askedFor(text, caret)).toBeUndefined();
  });
});
