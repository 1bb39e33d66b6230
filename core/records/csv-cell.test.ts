import { expect, it } from 'vitest';
import { csvCell } from '#core/records/csv-line.ts';

it.each([
  ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['-2+3', "'-2+3"],
  ['-12,50', '"-12,50"'],
  ['+351 912 345 678', '+351 912 345 678'],
  ['a,b', '"a,b"'],
  ['plain', 'plain'],
  ['two\nlines', '"two\nlines"'],
])('writes %j safely', (cell, written) => {
  expect(csvCell(cell, ',')).toBe(written);
});
