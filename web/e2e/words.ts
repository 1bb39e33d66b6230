import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '..', 'src', 'lib', 'i18n', 'locales');

export type Say = (key: string, params?: Readonly<Record<string, string>>) => string;

/** The app's own words in a language, as its catalogues have them. */
export function wordsOf(language: string): Say {
  const files = readdirSync(folder).filter((name) => name.endsWith(`.${language}.json`));
  const words: Record<string, string> = Object.assign({}, ...files.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8'))));
  return (key, params = {}) => {
    const text = words[key];
    if (text === undefined) throw new Error(`there is no word ${key} in ${language}`);
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => params[name] ?? '');
  };
}
