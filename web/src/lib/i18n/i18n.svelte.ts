import i18next from 'i18next';
import { type Key, loadCatalogue } from '#lib/i18n/catalogues.ts';
import { Formats } from '#lib/i18n/formats.ts';
import { isLanguage, localeOf, preferredLanguage } from '#lib/i18n/languages.ts';
import type { EntityText, Text, UserLanguage } from '#schemas/types/definition.ts';

const storedLanguage = 'vinculo.language';
const fallbacks: Record<UserLanguage, UserLanguage[]> = { en: ['en'], pt: ['pt', 'en'], 'pt-BR': ['pt-BR', 'pt', 'en'], es: ['es', 'en'] };

/** A language and what it may borrow from, without the last resort. */
const own = (language: UserLanguage): UserLanguage[] => fallbacks[language].filter((one) => one !== 'en' || language === 'en');

interface Place {
  country: string;
  timeZone: string;
  currency: string;
  organisationLanguage: UserLanguage;
  /** 0 = Sunday. */
  weekStartsOn?: number | undefined;
}

/** The language and the formats in force. Everything that reads them is drawn again when they change. */
class I18n {
  language: UserLanguage = $state('en');
  #place: Place = $state.raw({ country: 'PT', timeZone: 'UTC', currency: 'EUR', organisationLanguage: 'en' });
  readonly locale = $derived(localeOf(this.language));
  readonly formats = $derived(
    new Formats({
      locale: this.locale,
      country: this.#place.country,
      timeZone: this.#place.timeZone,
      currency: this.#place.currency,
      weekStartsOn: this.#place.weekStartsOn,
    }),
  );
  /** Where a label is looked for, in this order: the person's language, the organisation's, English. */
  readonly chain: readonly UserLanguage[] = $derived([...own(this.language), ...own(this.#place.organisationLanguage), 'en']);

  /** Before anybody signed in: what was used last, or what the browser prefers. */
  async start(): Promise<void> {
    await i18next.init({
      lng: 'en',
      resources: {},
      keySeparator: false,
      nsSeparator: false,
      interpolation: { escapeValue: false },
      fallbackLng: (code) => fallbacks[isLanguage(code) ? code : 'en'],
    });
    const last = localStorage.getItem(storedLanguage);
    const browser = navigator.languages;
    const region = browser.map((tag) => tag.split('-')[1]).find((part) => part && /^[A-Z]{2}$/.test(part));
    this.setPlace({ country: region ?? 'PT', timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone });
    await this.use(isLanguage(last) ? last : preferredLanguage(browser));
  }

  async use(language: UserLanguage): Promise<void> {
    for (const one of fallbacks[language]) {
      if (!i18next.hasResourceBundle(one, 'translation')) i18next.addResourceBundle(one, 'translation', await loadCatalogue(one));
    }
    await i18next.changeLanguage(language);
    this.language = language;
    localStorage.setItem(storedLanguage, language);
    document.documentElement.lang = localeOf(language);
  }

  setPlace(place: Partial<Place>): void {
    this.#place = { ...this.#place, ...place };
  }
}

export const i18n = new I18n();

/** The app's own words. `count` chooses the plural form and is written as `{{n}}`. */
export function t(key: Key, params: Record<string, string | number> = {}): string {
  // Read so that a change of language is noticed.
  const language = i18n.language;
  const n = typeof params.count === 'number' ? { n: i18n.formats.integer(params.count) } : {};
  return i18next.t(key, { lng: language, ...n, ...params });
}

/** A label from a definition: the person's language, then the organisation's, then English, then any. */
export function text(label: Text | undefined, fallback = ''): string {
  if (!label) return fallback;
  for (const language of i18n.chain) {
    const found = label[language];
    if (found) return found;
  }
  return Object.values(label).find((value) => typeof value === 'string' && value !== '') ?? fallback;
}

/** An entity's name, for one or for many. */
export function entityText(label: EntityText, form: 'one' | 'many', fallback = ''): string {
  const one = Object.fromEntries(Object.entries(label).map(([language, both]) => [language, both?.[form]]));
  return text(one as Text, fallback);
}
