import { describe, expect, test } from 'vitest';
import { askedWord, complete } from '#lib/studio/computed/completion.ts';

const field = { name: 'amount', label: 'Amount', icon: '' };
const round = { name: 'round', label: 'round', icon: '', isFunction: true } as const;

describe('completing a formula', () => {
  test.each([
    ['am', 2, 'am'],
    ['1 + company.ci', 14, 'company.ci'],
    ['round(am', 8, 'am'],
    ['"it\'s" + na', 11, 'na'],
  ])('%s asks for what stands before the caret', (text, caret, word) => expect(askedWord(text, caret)?.word).toBe(word));

  test.each([
    ['nothing was typed', '1 + ', 4],
    ['a number', '1 + 12.5', 8],
    ['the middle of a name', 'amount', 3],
    ['a text', '"am', 3],
    ['a text with an escaped mark', '"a\\"am', 6],
  ])('%s asks for nothing', (_name, text, caret) => expect(askedWord(text, caret)).toBeUndefined());

  test('puts a field in place of the word', () =>
    expect(complete('1 + am * 2', { from: 4, to: 6, word: 'am' }, field)).toEqual({ text: '1 + amount * 2', caret: 10 }));

  test('puts a function with its brackets, and the caret between them', () =>
    expect(complete('ro', { from: 0, to: 2, word: 'ro' }, round)).toEqual({ text: 'round()', caret: 6 }));

  test('keeps brackets that are there', () =>
    expect(complete('ro(a)', { from: 0, to: 2, word: 'ro' }, round)).toEqual({ text: 'round(a)', caret: 6 }));
});
