import { describe, expect, test } from 'vitest';
import { createRandom } from '#plugins/crm/demo/kit/random.ts';
import { fill, forFamily } from '#plugins/crm/demo/story/fill.ts';
import { spoken } from '#plugins/crm/demo/story/story.ts';
import { type DemoLanguage, languages } from '#plugins/crm/demo/words/languages.ts';

const all = Object.entries(languages) as [DemoLanguage, (typeof languages)[DemoLanguage]][];
const keys = (value: object) => Object.keys(value).sort();
const others = {
  product: 'Lira 200',
  amount: '900 €',
  goods: 'mel',
  town: 'Braga',
  rival: 'Selofix',
  n: '400',
  count: '4',
  weeks: '3',
  discount: '5 %',
  day: '02/03',
  month: 'maio',
};

describe.each(all)('the words of the demo in %s', (language, words) => {
  const beats = Object.entries({ ...words.selling, ...words.serving });
  const texts = beats.flatMap(([, { say, next = [] }]) => [...say, ...next]);

  test('are as many as in English', () => {
    expect(keys(words.selling)).toEqual(keys(languages.en.selling));
    expect(keys(words.serving)).toEqual(keys(languages.en.serving));
    expect(words.office.big.story).toHaveLength(languages.en.office.big.story.length);
    for (const [, { goods }] of Object.entries(words.names.sectors)) expect(goods).toHaveLength(4);
  });

  test('leave no mark behind, for men and women', () => {
    for (const gender of ['m', 'f'] as const) {
      const person = { called: 'Ana Sol', gender } as never;
      const slots = { ...others, ...spoken(person, words.names.forms[gender], ''), ...spoken(person, words.names.forms[gender], '2') };
      for (const text of [...texts, ...words.office.big.story.flatMap(({ text: own, next }) => [own, next ?? ''])]) {
        const [plain = ''] = ['label', 'weigh', 'pack', undefined].flatMap((family) => forFamily([text], family));
        expect(fill(plain, slots, { random: createRandom(text), gender })).toMatch(/^[^{}[\]@\0]*$/);
      }
    }
  });

  test('have something to say about every family of products', () => {
    for (const [, { say }] of beats) expect(forFamily(say, undefined).length).toBeGreaterThan(0);
  });

  test('join prepositions with the article that a name takes', () => {
    if (!language.startsWith('pt')) return;
    for (const text of texts) expect(text).not.toMatch(/\b(por|de|em|a) \{the2?\}/);
  });
});
