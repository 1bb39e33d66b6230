import type { Formats, FoundValue } from '#core/contract/field-type.ts';
import type { Field } from '#core/contract/registry.ts';
import { foldInPlace } from '#core/fields/reading/fold.ts';
import { fragmentAt } from '#core/kit/search-words.ts';
import type { Suggestion } from '#schemas/types/api.ts';

export interface Prose {
  readonly text: string;
  /** Which record it stands in. */
  readonly entity: string;
  readonly id: string;
}

export interface SuggestionRequest {
  /** What is missing. */
  readonly fields: readonly Field[];
  /** The newest first. */
  readonly prose: readonly Prose[];
  readonly formats: Formats;
}

const mostPerField = 3;
/** Nobody reads on for a value; and no report makes the page wait. */
const longest = 20_000;
const nearBefore = 60;
const nearAfter = 24;
const shortestWord = 3;

interface Candidate extends FoundValue {
  readonly field: Field;
  /** A word of the label stands near. */
  readonly named: boolean;
}

/** Values for fields that lack one, found in what people wrote: those that are named there before those that only look like it. */
export function findSuggestions({ fields, prose, formats }: SuggestionRequest): Suggestion[] {
  const found = prose.flatMap((one) => {
    const text = one.text.normalize('NFC').slice(0, longest);
    return candidatesIn(text, fields, formats).map((candidate) => ({ candidate, text, one }));
  });
  return fields.flatMap((field) => {
    const mine = found.filter(({ candidate }) => candidate.field === field).sort((a, b) => rank(a.candidate) - rank(b.candidate));
    const suggestions = mine.map(({ candidate, text, one }) => ({
      field: field.name,
      value: candidate.value,
      text: field.type.print(candidate.value, field.definition, formats),
      excerpt: fragmentAt(text, candidate.at),
      source: { entity: one.entity, id: one.id },
    }));
    return suggestions.filter((one, i) => suggestions.findIndex(({ text }) => text === one.text) === i).slice(0, mostPerField);
  });
}

const rank = ({ named }: Candidate): number => (named ? 0 : 1);

/** What is named as one field there is no value of another. */
function candidatesIn(text: string, fields: readonly Field[], formats: Formats): Candidate[] {
  const folded = foldInPlace(text);
  const all = fields.flatMap((field) => {
    const words = labelWords(field);
    return (field.type.find?.(text, field.definition, formats) ?? []).map((found) => ({
      ...found,
      field,
      named: isNear(folded, found, words),
    }));
  });
  return all.filter(
    (one) => one.named || (one.certain && !all.some((other) => other.named && other.field !== one.field && overlaps(one, other))),
  );
}

const overlaps = (a: FoundValue, b: FoundValue): boolean => a.at < b.at + b.length && b.at < a.at + a.length;

function labelWords(field: Field): string[] {
  const labels = Object.values(field.definition['x-label'] ?? {});
  const words = labels.flatMap((label) => foldInPlace(String(label)).match(/[\p{L}\p{N}]+/gu) ?? []);
  return [...new Set(words)].filter((word) => word.length >= shortestWord);
}

function isNear(folded: string, { at, length }: FoundValue, words: readonly string[]): boolean {
  const before = lastSentence(folded.slice(Math.max(0, at - nearBefore), at));
  const after = folded.slice(at + length, at + length + nearAfter).split(/[.;\n]/)[0] ?? '';
  const near = new Set(`${before} ${after}`.match(/[\p{L}\p{N}]+/gu));
  return words.some((word) => near.has(word));
}

const lastSentence = (text: string): string => text.split(/[.!?;] |\n/).at(-1) ?? '';
