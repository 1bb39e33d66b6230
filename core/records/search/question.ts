import { type SearchWord, searchWords } from '#core/kit/search-words.ts';

/** What somebody looks for. */
export interface Question {
  /** On one line, of a bearable length. */
  readonly typed: string;
  /** What titles begin with: the same without the ending of its last word. */
  readonly start: string;
  readonly words: readonly SearchWord[];
  /** What long texts are asked for, each by its beginning: words, and figures with the signs inside them, such as 46.320. */
  readonly pieces: readonly string[];
}

const MAX_LENGTH = 200;
/** Shorter ones have no trigram of their own, and begin too many words of a long text. */
export const LONG_ENOUGH = 3;

export function readQuestion(text: string): Question {
  const line = text
    .slice(0, 2 * MAX_LENGTH)
    .replaceAll('\u0000', '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const typed = [...line].slice(0, MAX_LENGTH).join('');
  const words = searchWords(typed);
  return { typed, start: startOf(typed, words), words, pieces: piecesOf(typed, words) };
}

function startOf(typed: string, words: readonly SearchWord[]): string {
  const last = words.findLast((word) => typed.endsWith(word.typed));
  return last ? typed.slice(0, typed.length - (last.text.length - last.stem.length)) : typed;
}

function piecesOf(typed: string, words: readonly SearchWord[]): string[] {
  const pieces = typed.split(' ').flatMap((part) => {
    const inner = part.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}\p{M}]+$/gu, '');
    if (/\d[.,/:-]\d/.test(inner)) return [inner.replaceAll(/[^\p{L}\p{N}\p{M}.,/:-]/gu, '')];
    const inside = searchWords(inner).map((word) => word.text);
    return words.filter((word) => inside.includes(word.text)).map(lookedFor);
  });
  return [...new Set(pieces)].filter((piece) => piece.length >= LONG_ENOUGH);
}

/** Folding is the database's matter, except where an ending was taken off. */
export function lookedFor({ typed, text, stem }: SearchWord): string {
  return stem === text ? typed : stem;
}
