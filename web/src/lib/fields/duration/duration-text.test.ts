import { expect, test } from 'vitest';
import { durationText, editableDuration, readDuration } from '#lib/fields/duration/duration-text.ts';

test.each([
  ['2h30', 9000],
  ['2 h 30 min', 9000],
  ['90 min', 5400],
  ['90', 5400],
  ['1,5 h', 5400],
  ['2:30', 9000],
  ['0:03:25', 205],
  ['1 día 2 horas', 93_600],
  ['2 horas y 15 minutos', 8100],
])('reads %s', (text, seconds) => {
  expect(readDuration(text, ',')).toBe(seconds);
});

test.each(['', 'long', '30 min 2 h', '-2h', '2h30h', '99999999999'])('does not guess at "%s"', (text) => {
  expect(readDuration(text, ',')).toBeUndefined();
});

test('what an input shows is read back', () => {
  for (const seconds of [0, 45, 60, 2700, 3600, 3660, 3661, 9000, 94_500, 8_640_000]) {
    expect(readDuration(editableDuration(seconds), ',')).toBe(seconds);
  }
});

test('hours never become days', () => {
  expect([0, 45, 2700, 9000, 90_000].map((seconds) => durationText(seconds)).map((text) => text.replaceAll('\u00a0', ' '))).toEqual([
    '0 min',
    '45 s',
    '45 min',
    '2 h 30 min',
    '25 h',
  ]);
});
