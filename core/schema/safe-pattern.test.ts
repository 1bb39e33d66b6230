import { expect, test } from 'vitest';
import { isSafePattern } from '#core/schema/safe-pattern.ts';

test.each([
  '^[A-Z]{2}$',
  '^\\d{4}-\\d{3}$',
  '^(\\+351)?\\d{9}$',
  '^[a-z]+@[a-z]+\\.[a-z]+$',
  '^\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}$',
  '^(?:PT|ES)-\\d+$',
  '^(\\d{3} ){3}$',
  '^(?<year>\\d{4})/(\\d+)$',
  '[A-Z]\\d+',
  '^\\p{Lu}[\\p{L} ]*$',
  '^#[0-9a-fA-F]{6}$',
  '',
])('accepts %s', (pattern) => {
  expect(isSafePattern(pattern)).toBe(true);
});

test.each([
  ['a repetition in a repetition', '^(a+)+$'],
  ['a choice in a repetition', '^(a|aa)*$'],
  ['an option in a repetition', '^(a?b?){5,}$'],
  ['a choice that is repeated a fixed number of times', '^(a|a){30}b$'],
  ['many parts that take the same', '^\\d+\\d+\\d+\\d+$'],
  ['many parts that take the same, with others between', '^a*b*a*b*a*b*a*$'],
  ['a run of options', `^${'a?'.repeat(60)}$`],
  ['a run of choices', `^${'(a|a)'.repeat(30)}$`],
  ['a run of bounded repetitions', `^${'\\d{1,9}'.repeat(20)}x$`],
  ['open ends that the separator belongs to', '^\\w*_\\w*_\\w*_\\w*$'],
  ['look-ahead', '^(?=a)a'],
  ['look-behind', '(?<!a)b'],
  ['a back-reference', '^(a)\\1$'],
  ['a named back-reference', '^(?<a>a)\\k<a>$'],
  ['a length without end', '^(a{1000}){1000}$'],
  ['more than 200 characters', 'a'.repeat(201)],
])('refuses %s', (_name, pattern) => {
  expect(isSafePattern(pattern)).toBe(false);
});

test('what is accepted is quick on what hurts most', () => {
  for (const pattern of ['^\\w+_\\w+$', '\\d+$', '^[a-z]+@[a-z]+\\.[a-z]+$']) {
    const matches = new RegExp(pattern, 'u');
    const begin = performance.now();
    for (const text of ['a'.repeat(2_000), '_'.repeat(2_000), '1'.repeat(1_999)]) matches.test(`${text}!`);
    expect(performance.now() - begin).toBeLessThan(500);
  }
});
