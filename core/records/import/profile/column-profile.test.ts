import { describe, expect, it } from 'vitest';
import { columnProfile } from '#core/records/import/profile/column-profile.ts';

function profileOf(cells: readonly string[], isNumber = false) {
  const profile = columnProfile({ index: 0, header: 'x', remembered: 1_000, country: 'PT' });
  for (const cell of cells) profile.add(cell, isNumber);
  return profile.finish();
}

describe('a column', () => {
  it.each([
    [['13/04/2017', '03/04/2017'], 'dmy'],
    [['4/13/2017', '3/4/2017'], 'mdy'],
    [['2017-04-03'], 'ymd'],
    [['03/04/2017', '05/06/2017'], null],
    [['13/04/2017', '04/13/2017'], null],
  ])('of dates %j is in the order %s', (cells, order) => {
    expect(profileOf(cells)).toMatchObject({ looksLike: 'date', date: { order } });
  });

  it.each([
    [['1.234,56', '12'], ','],
    [['1,234.56'], '.'],
    [['12,5'], ','],
    [['1.234.567'], ','],
    [['0.125'], '.'],
    [['1.234'], null],
    [['1,5', '1.5'], null],
    [['€ 1.234', '2,50 €'], ','],
  ])('of numbers %j has the decimal separator %s', (cells, decimal) => {
    expect(profileOf(cells).decimal).toBe(decimal);
  });

  it('without separators asks nothing', () => {
    expect(profileOf(['12', '15'])).toMatchObject({ looksLike: 'integer' });
    expect(profileOf(['12', '15'])).not.toHaveProperty('decimal');
  });

  it('of numbers of a workbook is never ambiguous', () => {
    expect(profileOf(['1.234', '2.345'], true)).toMatchObject({ decimal: '.', looksLike: 'decimal' });
  });

  it.each([
    [['ana@vinculo.example', 'rui@vinculo.example'], 'email'],
    [['https://vinculo.example', 'www.vinculo.example'], 'url'],
    [['sim', 'não', 'Sim'], 'boolean'],
    [['0', '1'], 'integer'],
    [['+351 912 345 678', '252 330 118'], 'phone'],
    [['€ 12,50', '1.234,56 €'], 'money'],
    [['12 %', '7,5%'], 'percent'],
    [['2026-11-24 10:30', '24/11/2026 09:00'], 'date_time'],
    [['3 de abril de 2017', 'Apr 3, 2017'], 'date'],
    [['GTX Pro', 'MG Special'], 'text'],
    [['a\nb', 'c'], 'long_text'],
    [['1C1I7A6R', 'Z063OYW0'], 'text'],
    [[], 'text'],
  ])('of %j looks like %s', (cells, type) => {
    expect(profileOf(cells).looksLike).toBe(type);
  });

  it('counts what is empty and what is distinct', () => {
    expect(profileOf(['a', '', 'b', 'a', ' '])).toMatchObject({ empty: 2, distinct: 2, samples: ['a', 'b'] });
  });
});
