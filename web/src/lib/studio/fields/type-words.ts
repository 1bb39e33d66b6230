import type { Key } from '#lib/i18n/catalogues.ts';
import { t } from '#lib/i18n/i18n.svelte.ts';

/** What the studio says about a type; nothing for a type that a plugin brings without words. */
export function typeWords(type: string, part: 'text' | 'example'): string {
  // The keys of types are not known when this is compiled: plugins bring more.
  const key = `studio.type.${type}.${part}` as Key;
  const words = t(key);
  return words === key ? '' : words;
}
