import type { UserLanguage } from '#schemas/types/definition.ts';

type Rule = readonly [ending: RegExp, many: string];

/** The first rule that fits. Nouns only, and a proposal only: whoever knows better writes it. */
const rules: Readonly<Record<'en' | 'pt' | 'es', readonly Rule[]>> = {
  en: [
    [/([^aeiou])y$/i, '$1ies'],
    [/(s|x|z|ch|sh)$/i, '$1es'],
    [/$/, 's'],
  ],
  pt: [
    [/ão$/i, 'ões'],
    [/([aou])l$/i, '$1is'],
    [/el$/i, 'éis'],
    [/il$/i, 'is'],
    [/m$/i, 'ns'],
    [/([rz])$/i, '$1es'],
    [/s$/i, 's'],
    [/$/, 's'],
  ],
  es: [
    [/z$/i, 'ces'],
    [/ión$/i, 'iones'],
    [/([aeiouáéó])$/i, '$1s'],
    [/s$/i, 's'],
    [/$/, 'es'],
  ],
};

/** "Equipamento" → "Equipamentos"; of several words the first, unless the language is English: "Ordem de serviço". */
export function plural(one: string, language: UserLanguage): string {
  const words = one.trim().split(' ');
  const key = language === 'pt-BR' ? 'pt' : language;
  const at = key === 'en' ? words.length - 1 : 0;
  const word = words[at] ?? '';
  if (word === '') return '';
  const [ending, many] = rules[key].find(([end]) => end.test(word)) ?? [/$/, 's'];
  return words.map((each, i) => (i === at ? each.replace(ending, many) : each)).join(' ');
}
