import { fold } from '#lib/ui/list-option.ts';
import type { SearchMark } from '#schemas/types/api.ts';

export interface Segment {
  text: string;
  marked: boolean;
}

const letter = /[\p{L}\p{N}\p{M}]/u;

/** The text in pieces, those that were looked for apart. */
export function markWords(text: string, words: readonly SearchMark[]): Segment[] {
  const letters = [...text];
  // Each character by itself, so that places stay what they are: 'é' is one.
  const folded = letters.map((one) => fold(one).slice(0, 1) || one).join('');
  const marked = letters.map(() => false);
  for (const { text: word, whole } of words) {
    if (word === '') continue;
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
      let end = at + word.length;
      while (whole && end < letters.length && letter.test(letters[end] ?? '')) end += 1;
      marked.fill(true, at, end);
    }
  }
  const segments: Segment[] = [];
  letters.forEach((one, i) => {
    const last = segments.at(-1);
    if (last && last.marked === marked[i]) last.text += one;
    else segments.push({ text: one, marked: marked[i] ?? false });
  });
  return segments;
}
