/** Lower case without accents, to compare words that people typed. What `vinculo.fold` is in SQL. */
export function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}
