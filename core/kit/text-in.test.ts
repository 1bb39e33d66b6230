import { describe, expect, it } from 'vitest';
import { textIn } from '#core/kit/text-in.ts';

describe('words in the language of whoever reads them', () => {
  it.each([
    [['pt-BR'], 'registro'],
    [['pt'], 'registo'],
    [['es', 'pt'], 'registo'],
    [['es'], 'record'],
  ])('for %j: %s', (languages, word) => {
    expect(textIn({ en: 'record', pt: 'registo', 'pt-BR': 'registro' }, languages)).toBe(word);
  });

  it('are better in a foreign language than none', () => {
    expect(textIn({ es: 'registro' }, ['pt'])).toBe('registro');
    expect(textIn({}, ['pt'])).toBe('');
  });
});
