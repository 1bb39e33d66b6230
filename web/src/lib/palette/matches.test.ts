import { expect, test } from 'vitest';
import { matches } from '#lib/palette/matches.ts';

test.each([
  ['Oportunidades › Sem próximo passo', 'prox op', true],
  ['Idioma: Español', 'espanol', true],
  ['Empresas', '', true],
  ['Empresas', 'presas', false],
])('%s, typed %s: %s', (text, typed, expected) => {
  expect(matches(text, typed)).toBe(expected);
});
