import type { Field } from '#core/contract/registry.ts';
import { fold } from '#core/fields/reading/fold.ts';
import { textIn } from '#core/records/import/problem.ts';
import type { ProblemGroup } from '#core/records/import/stored-import.ts';
import type { Language } from '#schemas/types/definition.ts';

const CLOSE = 0.4;

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

/** 0 to 1: how many pairs of letters two words share. */
export function likeness(a: string, b: string): number {
  const [x, y] = [pairs(a), pairs(b)];
  if (x.length === 0 || y.length === 0) return 0;
  const rest = [...y];
  const shared = x.filter((pair) => {
    const at = rest.indexOf(pair);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
  return (2 * shared.length) / (x.length + y.length);
}

function pairs(text: string): string[] {
  const letters = fold(text).replaceAll(/[^\p{L}\p{N}]+/gu, '');
  return Array.from({ length: Math.max(0, letters.length - 1) }, (_, i) => letters.slice(i, i + 2));
}
