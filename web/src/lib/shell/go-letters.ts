/** A letter for each of these words, to jump to it: its first one that no word before it has. */
export function goLetters(words: readonly string[]): (string | undefined)[] {
  const taken = new Set<string>();
  return words.map((word) => {
    const letters = word.normalize('NFD').toLowerCase().match(/[a-z]/g) ?? [];
    const free = letters.find((letter) => !taken.has(letter));
    if (free !== undefined) taken.add(free);
    return free;
  });
}
