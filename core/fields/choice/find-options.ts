import type { FoundValue } from '#core/contract/field-type.ts';
import { optionsOf } from '#core/fields/choice/options.ts';
import { foldInPlace } from '#core/fields/reading/fold.ts';
import type { FieldDefinition } from '#schemas/types/definition.ts';

/** Shorter labels are words of every sentence: "No", "A". */
const shortest = 3;

/** Options whose label, in any language, stands in prose as words of their own, whatever their case and accents. */
export function findOptions(text: string, field: FieldDefinition): FoundValue<string>[] {
  const prose = foldInPlace(text);
  return optionsOf(field).flatMap(({ value, label }) => {
    const names = new Set(Object.values(label).map((name) => foldInPlace(String(name)).trim()));
    const found = [...names].flatMap((name) => (name.length < shortest ? [] : (placeOf(prose, name) ?? [])));
    return found.slice(0, 1).map(({ at, length }) => ({ value, at, length, certain: true }));
  });
}

function placeOf(prose: string, name: string): { at: number; length: number } | undefined {
  for (let at = prose.indexOf(name); at >= 0; at = prose.indexOf(name, at + 1)) {
    if (!isWordPart(prose[at - 1]) && !isWordPart(prose[at + name.length])) return { at, length: name.length };
  }
  return undefined;
}

const isWordPart = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}]/u.test(char);
