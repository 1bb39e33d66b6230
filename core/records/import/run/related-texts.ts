/** The names in a text; a column of a relation to many may hold several, one after the other. */
export function relatedTexts(text: string, { many }: { readonly many: boolean }): string[] {
  if (text === '') return [];
  const parts = many ? text.split(/[;|\n]/) : [text];
  return parts.map((part) => part.replaceAll(/\s+/g, ' ').trim()).filter((part) => part !== '');
}
