/** Lower case without accents, to compare words that people typed. What `vinculo.fold` is in SQL. */
export function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

/** The same, with every character in its place: what is found in it stands there in the text, too. */
export function foldInPlace(text: string): string {
  return text.replaceAll(/[^\0-\x7f]|[A-Z\s]/gu, (char) => {
    const plain = /\s/.test(char) ? ' ' : fold(char);
    return plain.length === char.length ? plain : char;
  });
}
