import { expect, test } from 'vitest';
import { readJson } from '#lib/fields/json/json-fault.ts';

test('reads what is right', () => {
  expect(readJson('{"a": [1, true, null]}')).toEqual({ value: { a: [1, true, null] } });
});

test.each([
  ['{\n  "a": 1,\n  "b": x\n}', 3],
  ['{\n  "a": 1\n  "b": 2\n}', 3],
  ['[1,\n2', 2],
  ['nope', 1],
  ['{"a": 1}\n\n]', 3],
  ['{"a": "\n"}', 1],
  ['['.repeat(50_000), 1],
])('finds the line of the mistake in %j', (text, line) => {
  expect(readJson(text)).toEqual({ line });
});
