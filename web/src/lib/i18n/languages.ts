import type { UserLanguage } from '#schemas/types/definition.ts';

/** In their own words, as everybody finds their own. */
export const languages: readonly { value: UserLanguage; label: string }[] = [
  { value: 'pt', label: 'Português (Portugal)' },
  { value: 'pt-BR', label: 'Português (Brasil)' },
  { value: 'es', label: 'Español' },
  { value: 'en', label: 'English' },
];

/** Those that the organisation offers, and the one in use. */
export function offeredLanguages(offered: readonly UserLanguage[] | undefined, inUse: UserLanguage): typeof languages {
  return offered ? languages.filter(({ value }) => offered.includes(value) || value === inUse) : languages;
}

/** BCP 47 tag of a language: plain `pt` means Portugal's. */
export function localeOf(language: UserLanguage): string {
  return language === 'pt' ? 'pt-PT' : language === 'es' ? 'es-ES' : language;
}

export function isLanguage(value: unknown): value is UserLanguage {
  return languages.some((language) => language.value === value);
}

/** The nearest of ours to what the browser prefers. */
export function preferredLanguage(wanted: readonly string[]): UserLanguage {
  for (const tag of wanted) {
    const [language, region] = tag.split('-');
    if (language === 'pt') return region?.toUpperCase() === 'BR' ? 'pt-BR' : 'pt';
    if (isLanguage(language)) return language;
  }
  return 'en';
}
