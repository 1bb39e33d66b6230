import { expect, test } from 'vitest';
import { readablePassword } from '#lib/studio/users/readable-password.ts';

test('is four words that can be read out and two figures, never the same', () => {
  const made = Array.from({ length: 50 }, readablePassword);
  for (const password of made) expect(password).toMatch(/^([b-z][aeiou][b-z][aeiou][b-z]-){4}[2-9]{2}$/);
  expect(new Set(made).size).toBe(50);
});
