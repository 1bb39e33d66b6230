import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const folder = join(import.meta.dirname, 'locales');
const read = (name: string): Record<string, string> => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const areas = readdirSync(folder).flatMap((name) => (name.endsWith('.en.json') ? [name.replace('.en.json', '')] : []));
const placeholders = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

describe.each(areas)('the words of %s', (area) => {
  const english = read(`${area}.en.json`);

  test.each(['pt', 'es'])('are all there in %s', (language) => {
    expect(Object.keys(read(`${area}.${language}.json`)).sort()).toEqual(Object.keys(english).sort());
  });

  test('differ in Brazil only where Portugal has a word', () => {
    expect(Object.keys(english)).toEqual(expect.arrayContaining(Object.keys(read(`${area}.pt-BR.json`))));
  });

  test.each(['pt', 'pt-BR', 'es'])('keep their placeholders in %s', (language) => {
    for (const [key, text] of Object.entries(read(`${area}.${language}.json`)))
      expect([key, placeholders(text)]).toEqual([key, placeholders(english[key] ?? '')]);
  });
});

test('no key stands in two areas: the later would silently win', () => {
  const keys = areas.flatMap((area) => Object.keys(read(`${area}.en.json`)));
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
});
