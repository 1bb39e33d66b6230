import { fold } from '#core/fields/reading/fold.ts';
import type { UserLanguage } from '#schemas/types/definition.ts';

const languages: readonly UserLanguage[] = ['en', 'pt', 'pt-BR', 'es'];
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const names = new Map(languages.map((language) => [language, new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })]));

/** 'PT' → 'Portugal'; undefined where there is no such country. */
export function countryName(code: string, language: UserLanguage = 'en'): string | undefined {
  return /^[A-Z]{2}$/.test(code) && code !== 'ZZ' ? names.get(language)?.of(code) : undefined;
}

let codes: ReadonlyMap<string, string> | undefined;

/** 'pt', 'Portugal', 'España' and 'Brazil' → the code of the country; undefined when it is none. */
export function readCountry(text: string): string | undefined {
  const code = text.trim().toUpperCase();
  if (countryName(code)) return code;
  codes ??= new Map(
    [...letters].flatMap((a) =>
      [...letters].flatMap((b) => languages.flatMap((language) => named(a + b, language).map((name) => [name, a + b] as const))),
    ),
  );
  return codes.get(fold(text));
}

function named(code: string, language: UserLanguage): string[] {
  const name = countryName(code, language);
  return name ? [fold(name)] : [];
}
