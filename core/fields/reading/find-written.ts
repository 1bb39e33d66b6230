import type { FoundValue, Parsed } from '#core/contract/field-type.ts';

interface Search<Value> {
  /** Global; it must not be able to look at the same place twice. */
  readonly pattern: RegExp;
  readonly certain: boolean;
  read(written: string): Parsed<Value>;
}

/** What a pattern finds in prose and a type can read. */
export function findWritten<Value>(text: string, { pattern, certain, read }: Search<Value>): FoundValue<Value>[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const parsed = read(match[0]);
    if ('reason' in parsed || parsed.value === null) return [];
    return [{ value: parsed.value, at: match.index, length: match[0].length, certain }];
  });
}

/** A number in prose, with or without groups; no part of a longer one, of a date or of a word. */
export const numberInProse =
  /(?<![\p{L}\p{N}.,/:-])[-−]?(?:\d{1,3}(?:[.,' \u00a0\u202f]\d{3})+|\d{1,15})(?:[.,]\d{1,4})?(?![\p{L}\p{N}/:-]|[.,]\d)/gu;
