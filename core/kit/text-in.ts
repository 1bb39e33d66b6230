/** Words in some of our languages: 'pt-BR' refines 'pt'. */
type Words = { readonly [language in 'en' | 'pt' | 'pt-BR' | 'es']?: string };

/** The words in the first of these languages that has them: each with what it refines, then English, then any. */
export function textIn(words: Words, languages: readonly string[]): string {
  const known: Readonly<Record<string, string | undefined>> = words;
  const wanted = [...languages.flatMap((language) => [language, language.slice(0, 2)]), 'en', ...Object.keys(words)];
  return wanted.map((language) => known[language]).find((text) => text !== undefined) ?? '';
}
