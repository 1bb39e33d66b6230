import { describe, expect, it, test } from 'vitest';
import { mergeRates, newRow, pastedRates, rateFaults, ratesOf, readRate } from '#lib/studio/organisation/rates/rate-rows.ts';

test.each([
  ['0,185', '0.185'],
  ['1.085', '1.085'],
  ['1.234,5', '1234.5'],
  ['1,234.5', '1234.5'],
  ['6', '6'],
  ['0', undefined],
  ['-1', undefined],
  ['x', undefined],
])('the rate %s is read as %s', (text, value) => {
  expect(readRate(text)).toBe(value);
});

describe('what is pasted from a spreadsheet', () => {
  const plain = (text: string) => ratesOf(pastedRates(text, 'dmy').rows);

  it('is read in any order of columns, with its headings', () => {
    const rate = { currency: 'BRL', validFrom: '2026-02-01', rate: '0.16' };
    expect(plain('Moeda\tDesde\tCâmbio\nBRL\t01/02/2026\t0,16')).toEqual([rate]);
    expect(plain('2026-02-01;0.16;brl')).toEqual([rate]);
    expect(plain('01.02.2026\tBRL\t0.16\n\n')).toEqual([rate]);
  });

  it('tells the lines that say no rate', () => {
    expect(pastedRates('BRL\t01/02/2026\t0,16\nUSD\tsoon\t1', 'dmy').unread).toEqual([{ line: 2, text: 'USD\tsoon\t1' }]);
  });

  it('takes the place of a rate of the same day', () => {
    const before = [newRow({ currency: 'USD', validFrom: '2026-01-01', rate: '0.9' })];
    const { rows } = pastedRates('USD\t01/01/2026\t0,95\nUSD\t01/03/2026\t0,97', 'dmy');
    expect(ratesOf(mergeRates(before, rows))).toEqual([
      { currency: 'USD', validFrom: '2026-03-01', rate: '0.97' },
      { currency: 'USD', validFrom: '2026-01-01', rate: '0.95' },
    ]);
  });
});

test('each row says what is wrong with it', () => {
  const rows = [
    newRow({ currency: 'BRL', validFrom: '2026-01-01', rate: '1' }),
    newRow({ currency: 'BRL', validFrom: '2026-01-01', rate: '2' }),
    newRow({ currency: 'EUR', validFrom: '2026-01-01', rate: '2' }),
    newRow({ currency: 'ABC' }),
    newRow({ currency: 'USD', rate: '1' }),
    newRow({ currency: 'USD', validFrom: '2026-01-01', rate: '0' }),
  ];
  expect([...rateFaults(rows, 'EUR').values()]).toEqual(['twice', 'own', 'currency', 'day', 'rate']);
});
