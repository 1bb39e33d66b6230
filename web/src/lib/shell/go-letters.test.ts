import { expect, test } from 'vitest';
import { goLetters } from '#lib/shell/go-letters.ts';

test('a word is reached by its first letter that is still free', () => {
  expect(goLetters(['Leads', 'Tasks', 'Teams', 'Tests'])).toEqual(['l', 't', 'e', 's']);
});

test('accents and signs are no keys', () => {
  expect(goLetters(['Órgãos', '3.º piso', 'Últimos'])).toEqual(['o', 'p', 'u']);
});

test('what has no letter left has no key', () => {
  expect(goLetters(['a', 'A', '–'])).toEqual(['a', undefined, undefined]);
});
