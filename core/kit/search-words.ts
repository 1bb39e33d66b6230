/** Lower case without accents, as people type when they search. */
function foldText(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** The words of a question, folded: letters and digits only. */
export function searchWords(question: string): string[] {
  return foldText(question).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The part of a text around the first of these words, on one line; undefined when none occurs. */
export function fragmentAround(text: string, words: readonly string[], length = 140): string | undefined {
  const plain = text.replaceAll(/\s+/g, ' ').trim();
  // Folding each character by itself keeps positions: 'é' stays one place long.
  const folded = [...plain].map((letter) => foldText(letter).slice(0, 1) || letter).join('');
  const found = words.map((word) => folded.indexOf(word)).filter((at) => at >= 0);
  if (found.length === 0) return undefined;
  const letters = [...plain];
  const start = Math.max(0, Math.min(...found) - Math.floor(length / 3));
  const from = start === 0 ? 0 : letters.indexOf(' ', start) + 1;
  const piece = letters.slice(from, from + length).join('');
  return `${from > 0 ? '…' : ''}${piece}${from + length < letters.length ? '…' : ''}`;
}
