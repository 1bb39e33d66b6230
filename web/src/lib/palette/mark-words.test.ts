import { describe, expect, test } from 'vitest';
import { markWords } from '#lib/palette/mark-words.ts';

/** As one line: what is marked stands in brackets. */
const shown = (text: string, ...words: { text: string; whole: boolean }[]) =>
  markWords(text, words)
    .map((segment) => (segment.marked ? `[${segment.text}]` : segment.text))
    .join('');
const part = (text: string) => ({ text, whole: false });
const whole = (text: string) => ({ text, whole: true });

describe('what was looked for is marked', () => {
  test.each([
    ['in the middle of a word', shown('Cerâmicas Montejunto', part('tejun')), 'Cerâmicas Mon[tejun]to'],
    ['whatever the accents', shown('São João', part('sao'), part('joao')), '[São] [João]'],
    ['in each place', shown('Ana e Mariana', part('ana')), '[Ana] e Mari[ana]'],
    ['up to the end of the word in another number', shown('Armazéns Pinho', whole('armaze')), '[Armazéns] Pinho'],
    ['and what overlaps is marked once', shown('abcdef', part('abc'), part('bcd')), '[abcd]ef'],
    ['beside signs of several units', shown('🚀 Ana', part('ana')), '🚀 [Ana]'],
    ['or nothing, when it was found in spite of an error', shown('Montejunto', part('montejumto')), 'Montejunto'],
    ['or nothing, when nothing was', shown('Ana'), 'Ana'],
  ])('%s', (_name, got, expected) => {
    expect(got).toBe(expected);
  });
});
