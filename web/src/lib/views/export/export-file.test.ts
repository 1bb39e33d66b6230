import { expect, test } from 'vitest';
import { exportName, linesIn } from '#lib/views/export/export-file.ts';

test('a file is called by what is in it and by its day, without what no file may be called', () => {
  expect(exportName('Oportunidades', '2026-11-24', 'csv')).toBe('Oportunidades 2026-11-24.csv');
  expect(exportName('Pedidos: A/B\u0000 "x"', '2026-11-24', 'xlsx')).toBe('Pedidos A B x 2026-11-24.xlsx');
});

test('lines are counted where they end', () => {
  expect(linesIn(new TextEncoder().encode('a;b\r\n1;2\r\n3'))).toBe(2);
});
