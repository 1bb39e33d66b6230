import { describe, expect, it } from 'vitest';
import { fragmentAround, fragmentAt, fragmentAtStart, searchWords } from '#core/kit/search-words.ts';

const stems = (question: string) => searchWords(question).map((word) => word.stem);

describe('the words of a question', () => {
  it.each([
    ['Cerâmicas  Montejunto,', ['ceramica', 'montejunto']],
    ['100 % cortiça_pura', ['100', 'cortica', 'pura']],
    ['ana Ana ANÁ', ['ana']],
    ['% _ 👩‍👩‍👧', []],
    ['مرحبا', ['مرحبا']],
  ])('are those of %s', (question, expected) => {
    expect(stems(question)).toEqual(expected);
  });

  it.each([
    ['armazém', 'armazéns'],
    ['instalação', 'instalações'],
    ['animal', 'animais'],
    ['hotel', 'hoteles'],
    ['câmara', 'câmaras'],
    ['papel', 'papéis'],
  ])('%s and %s begin alike', (one, many) => {
    expect(stems(one)).toEqual(stems(many));
  });

  it('keep short words and figures whole', () => {
    expect(stems('mês L-2026-0001s')).toEqual(['mes', 'l', '2026', '0001s']);
  });

  it('are the longest ones where there are very many', () => {
    expect(stems('a b c d e f g h longest longer')).toHaveLength(8);
    expect(stems('a b c d e f g h longest longer')).toEqual(expect.arrayContaining(['longest', 'longer']));
  });
});

describe('a fragment', () => {
  const text = `${'palavra '.repeat(30)}Na reunião pediram câmaras. ${'fim '.repeat(60)}`;

  it('shows the place a little after its beginning, on one line', () => {
    expect(fragmentAround(text, searchWords('reuniao'))).toMatch(/^…(palavra ){1,4}Na reunião pediram câmaras\. (fim )+.*…$/);
  });

  it('prefers the beginning of a word', () => {
    expect(fragmentAround('A mesa-redonda e a redonda', searchWords('redonda'))).toBe('A mesa-redonda e a redonda');
    expect(fragmentAround(`Arredonda ${'x '.repeat(40)}redonda`, searchWords('redonda'))).toMatch(/^…(x )+redonda$/);
  });

  it('can be asked for a place, and begins with a whole word there too', () => {
    expect(fragmentAt(text, text.indexOf('reunião'))).toBe(fragmentAround(text, searchWords('reuniao')));
    expect(fragmentAt('A dona falou ontem. Pode pagar 12.500 €.', 31)).toBe('…falou ontem. Pode pagar 12.500 €.');
  });

  it('is nothing where no word stands', () => {
    expect(fragmentAround(text, searchWords('orçamento'))).toBeUndefined();
  });

  it('may be the beginning', () => {
    expect(fragmentAtStart('  Uma\nvisita.  ')).toBe('Uma visita.');
  });
});
