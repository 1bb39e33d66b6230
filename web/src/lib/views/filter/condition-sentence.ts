import { i18n, t } from '#lib/i18n/i18n.svelte.ts';
import { inSentence } from '#lib/i18n/in-sentence.ts';
import { sentenceOf } from '#lib/views/filter/filter-sentence.ts';
import type { EntityView } from '#schemas/types/api.ts';
import type { Condition } from '#schemas/types/definition.ts';

/** A whole condition in words: "Status is Lost and Amount is more than 1.000,00 €". */
export function conditionSentence(entity: EntityView, condition: Condition): string {
  if ('and' in condition) return listed(entity, condition.and, 'conjunction');
  if ('or' in condition) return listed(entity, condition.or, 'disjunction');
  if ('not' in condition) return t('layout.condition.not', { condition: conditionSentence(entity, condition.not) });
  const { start, operand } = sentenceOf(entity, condition);
  return `${start} ${operand}`.trim();
}

function listed(entity: EntityView, parts: readonly Condition[], type: 'conjunction' | 'disjunction'): string {
  const words = parts.map((part, index) => {
    const sentence = conditionSentence(entity, part);
    return index === 0 ? sentence : inSentence(sentence, i18n.locale);
  });
  return new Intl.ListFormat(i18n.locale, { type }).format(words);
}

/** What must all be true, as a list to be edited; what is no such list is one part of it. */
export function conditionParts(condition: Condition | undefined): readonly Condition[] {
  if (!condition) return [];
  return 'and' in condition ? condition.and : [condition];
}

export function joinParts(parts: readonly Condition[]): Condition | undefined {
  return parts.length > 1 ? { and: [...parts] } : parts[0];
}
