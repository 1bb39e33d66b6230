import { i18n, t, text } from '#lib/i18n/i18n.svelte.ts';
import { isAlways } from '#lib/studio/rules/overlay-rules.ts';
import { conditionSentence } from '#lib/views/filter/condition-sentence.ts';
import type { EntityView } from '#schemas/types/api.ts';
import type { Condition, Rule } from '#schemas/types/definition.ts';

/** "When Status is Lost" · "On coming to: Step is Proposal" · "Always" */
export function whenSentence(entity: EntityView, { when, on }: Pick<Rule, 'when' | 'on'>): string {
  if (isAlways(when)) return t('rule.always');
  const condition = conditionSentence(entity, when);
  return t(on === 'enter' ? 'rule.entering' : 'rule.when', { condition });
}

/** "Reason must be filled in and Amount is more than 0" */
export function askSentence(entity: EntityView, { require = [], must }: Pick<Rule, 'require' | 'must'>): string {
  const labels = require.map((name) => text(entity.fields.find((field) => field.name === name)?.label, name));
  const fields = new Intl.ListFormat(i18n.locale).format(labels);
  const filled = labels.length > 0 ? [t('rule.filled', { count: labels.length, fields })] : [];
  const true_ = must ? [t('rule.true', { condition: conditionSentence(entity, must) })] : [];
  return new Intl.ListFormat(i18n.locale).format([...filled, ...true_]);
}

export function ruleSentence(entity: EntityView, rule: Rule): string {
  return t('rule.sentence', { when: whenSentence(entity, rule), asks: askSentence(entity, rule) });
}

/** "Only when Status is Lost" */
export function visibleSentence(entity: EntityView, condition: Condition): string {
  return t('rule.visible.when', { condition: conditionSentence(entity, condition) });
}
