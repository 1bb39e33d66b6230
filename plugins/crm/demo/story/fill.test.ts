import { describe, expect, test } from 'vitest';
import { createRandom } from '#plugins/crm/demo/kit/random.ts';
import { fill, fillOne } from '#plugins/crm/demo/story/fill.ts';

const how = (gender: 'm' | 'f' = 'm') => ({ random: createRandom('a'), gender });

describe('a text with places to fill', () => {
  test('takes slots, choices and the gender of the person', () => {
    expect(fill('{The} está content[o|a]{| com {thing}}.', { The: 'A Marta', thing: undefined }, how('f'))).toBe('A Marta está contenta.');
  });

  test('is none without a slot it needs', () => {
    expect(fill('Ligar a {who}', {}, how())).toBeUndefined();
    expect(fillOne(['Ligar a {who}', 'Ligar'], {}, how())).toBe('Ligar');
  });
});
