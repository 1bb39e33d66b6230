import { i18n } from '#lib/i18n/i18n.svelte.ts';
import type { Text, UserLanguage } from '#schemas/types/definition.ts';

const all: readonly UserLanguage[] = ['pt', 'es', 'en', 'pt-BR'];

/** The person's own first. */
export function labelLanguages(): UserLanguage[] {
  return [i18n.language, ...all.filter((language) => language !== i18n.language)];
}

export function languageName(language: UserLanguage): string {
  const names = new Intl.DisplayNames(i18n.locale, { type: 'language' });
  return names.of(language) ?? language;
}

export const languageCode = (language: UserLanguage): string => language.toUpperCase();

/** What is shown where a language has no text of its own. */
export function fallbackText(text: Text, language: UserLanguage): string {
  const near: readonly UserLanguage[] = language === 'pt-BR' ? ['pt'] : [];
  const chain = [...near, ...i18n.chain, 'en' as const].filter((one) => one !== language);
  return chain.map((one) => text[one]).find(Boolean) ?? Object.values(text).find(Boolean) ?? '';
}

/** Languages that show another one's text; Brazil reads Portugal's without anybody missing it. */
export function missingLanguages(text: Text): UserLanguage[] {
  return all.filter((language) => language !== 'pt-BR' && !text[language]?.trim());
}
