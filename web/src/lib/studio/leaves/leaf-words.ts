import type { Key } from '#lib/i18n/catalogues.ts';
import { t, text } from '#lib/i18n/i18n.svelte.ts';
import { languageName } from '#lib/studio/fields/languages.ts';
import { type Leaf, steps } from '#lib/studio/leaves/differences.ts';
import type { EntityDefinition, UserLanguage } from '#schemas/types/definition.ts';

/** What is known of the entity a leaf belongs to; nothing, when it is gone. */
export type Known = Pick<EntityDefinition, 'properties'> & Partial<EntityDefinition>;

/** Places whose last step is a language. */
const spoken: Readonly<Record<string, Key>> = {
  'x-label': 'leaf.label',
  'x-help': 'leaf.help',
  'x-relation/inverseLabel': 'leaf.inverseLabel',
};

const plain: Readonly<Record<string, Key>> = {
  'x-type': 'leaf.type',
  'x-unique': 'leaf.unique',
  'x-options': 'leaf.options',
  'x-relation/target': 'leaf.target',
  'x-relation/inverse': 'leaf.inverse',
  'x-relation/filter': 'leaf.filter',
  'x-autonumber/pattern': 'leaf.pattern',
  'x-autonumber/scope': 'leaf.scope',
  'x-decimal/scale': 'leaf.scale',
  'x-search': 'leaf.search',
  'x-search/weight': 'leaf.search',
  'x-search/trigram': 'leaf.search',
  'x-sensitivity': 'leaf.sensitivity',
  'x-view/section': 'leaf.section',
  'x-view/hidden': 'leaf.fieldHidden',
  'x-view/visibleWhen': 'leaf.visibleWhen',
  default: 'leaf.default',
  readOnly: 'leaf.readOnly',
  maxLength: 'leaf.maxLength',
  minLength: 'leaf.minLength',
  minimum: 'leaf.minimum',
  maximum: 'leaf.maximum',
  required: 'leaf.required',
  'x-entity/titleField': 'leaf.titleField',
  'x-entity/ownership': 'leaf.ownership',
  'x-view/icon': 'leaf.icon',
  'x-view/list': 'leaf.list',
  'x-view/keyFields': 'leaf.keyFields',
  'x-view/board': 'leaf.board',
  'x-view/board/groupBy': 'leaf.groupBy',
  'x-view/board/sum': 'leaf.sum',
  'x-view/board/card': 'leaf.card',
  'x-view/sections': 'leaf.sections',
  'x-view/navigation': 'leaf.navigation',
  'x-view/navigation/order': 'leaf.navigation',
  'x-view/navigation/hidden': 'leaf.hidden',
};

/** The place of a leaf as people call it, without the field it belongs to. */
export function leafPlace(leaf: Leaf, known: Known | undefined): string {
  const all = steps(leaf.path);
  const isField = all[0] === 'properties';
  const tokens = isField ? all.slice(2) : all;
  const path = tokens.join('/');
  const key = plain[path];
  if (key) return t(key);
  const stem = spoken[tokens.slice(0, -1).join('/')];
  if (stem) return t(stem, { language: languageName(tokens.at(-1) as UserLanguage) });
  if (tokens[0] === 'x-label')
    return t(tokens[2] === 'many' ? 'leaf.many' : 'leaf.one', { language: languageName(tokens[1] as UserLanguage) });
  if (tokens[0] === 'x-options') return optionPlace(tokens, known?.properties[all[1] ?? '']?.['x-options']);
  if (path.startsWith('x-view/sections/')) return sectionPlace(tokens, known);
  if (tokens[0] === 'x-rule')
    return t('leaf.rule', { rule: text(known?.['x-rule']?.find((rule) => rule.uid === tokens[1])?.message, tokens[1]) });
  if (tokens[0] === 'x-permission') return t('leaf.permission', { role: tokens[1] ?? '' });
  return t('leaf.other', { keyword: path });
}

function optionPlace([, uid = '', part = '', language]: string[], options: Known['properties'][string]['x-options']): string {
  const option = text(options?.find((one) => one.uid === uid)?.label, uid);
  if (part === 'label' && language) return t('leaf.option.label', { option, language: languageName(language as UserLanguage) });
  const parts: Readonly<Record<string, Key>> = { color: 'leaf.option.color', hidden: 'leaf.option.hidden', value: 'leaf.option.value' };
  return t(parts[part] ?? 'leaf.option.other', { option });
}

function sectionPlace([, , key = '', part, language]: string[], known: Known | undefined): string {
  const section = text(known?.['x-view']?.sections?.find((one) => one.key === key)?.label, key);
  if (part === 'label' && language) return t('leaf.section.label', { section, language: languageName(language as UserLanguage) });
  return t('leaf.section.fields', { section });
}
