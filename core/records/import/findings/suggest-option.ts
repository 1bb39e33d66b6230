import type { Field } from '#core/contract/registry.ts';
import { fold } from '#core/fields/reading/fold.ts';
import type { ProblemGroup } from '#core/records/import/stored-import.ts';
import { textIn } from '#core/records/problem-message.ts';
import type { Language } from '#schemas/types/definition.ts';

const CLOSE = 0.6;
const LONGEST = 100;

/** The option that an unknown word comes closest to, in any language. */
export function suggestOption({ value }: Pick<ProblemGroup, 'value'>, field: Field, language: Language): ProblemGroup['suggestion'] {
  const options = field.definition['x-options'];
  if (!options || value === undefined) return undefined;
  const scored = options.map((option) => {
    const names = [option.value, ...Object.values(option.label)].filter((name) => typeof name === 'string');
    return { option, score: Math.max(...names.map((name) => likeness(value, name))) };
  });
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score < CLOSE ? undefined : { value: best.option.value, label: textIn(best.option.label, language) };
}

/** 0 to 1: by the pairs of letters that two words share, or by the letters to be changed, whichever is kinder. */
export function likeness(a: string, b: string): number {
  const [x, y] = [letters(a), letters(b)];
  if (x === '' || y === '') return 0;
  return Math.max(sharedPairs(x, y), 1 - distance(x, y) / Math.max(x.length, y.length));
}

function letters(text: string): string {
  return fold(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
    .slice(0, LONGEST);
}

function sharedPairs(a: string, b: string): number {
  const [x, rest] = [pairs(a), pairs(b)];
  const all = x.length + rest.length;
  const shared = x.filter((pair) => {
    const at = rest.indexOf(pair);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
  return all === 0 ? 0 : (2 * shared.length) / all;
}

function pairs(text: string): string[] {
  return Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2));
}

/** Levenshtein: how many letters have to be put in, taken out or replaced. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const above = row;
    row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (above[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, (above[j] as number) + 1, (row[j - 1] as number) + 1));
    }
  }
  return row.at(-1) as number;
}
