import { expect, it } from 'vitest';
import { compileTemplate, type Template } from '#core/records/import/mapping/template.ts';

const headers = ['Product', 'Conta', ''];
const fill = (text: string, cells: string[]) => (compileTemplate(text, headers) as Template).fill(cells);

it.each([
  ['{product} · {conta}', ['GTX', 'Acme', ''], 'GTX · Acme'],
  ['{product} · {conta}', ['GTX', '', ''], 'GTX'],
  ['{product} · {conta}', ['', 'Acme', ''], 'Acme'],
  ['({product} / {#3})', ['GTX', '', '7'], '(GTX / 7)'],
  ['{product} – {conta} – {#3}', ['a', '', 'c'], 'a – c'],
  ['({product})', ['', '', ''], ''],
  ['Vendas', ['x', 'y', 'z'], 'Vendas'],
])('fills %s with %j', (text, cells, result) => {
  expect(fill(text, cells)).toBe(result);
});

it('names a placeholder that is no column', () => {
  expect(compileTemplate('{product} {price}', headers)).toEqual({ unknown: 'price' });
  expect(compileTemplate('{#4}', headers)).toEqual({ unknown: '#4' });
});
