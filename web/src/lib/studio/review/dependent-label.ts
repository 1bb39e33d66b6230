import { entityText, t, text } from '#lib/i18n/i18n.svelte.ts';
import { schema } from '#lib/model/schema.svelte.ts';

/** What uses a field that goes away, such as "rule:r_lost" or "list:lead", in words. */
export function dependentLabel(dependent: string, entityName: string): { icon: string; label: string } {
  const [kind, id = ''] = dependent.split(':');
  const entity = schema.entity(entityName);
  if (kind === 'rule') {
    const rule = entity?.rules.find((one) => one.uid === id);
    return { icon: 'list-checks', label: t('studio.plan.rule', { rule: text(rule?.message, id) }) };
  }
  const listed = schema.entity(id) ?? entity;
  if (kind === 'list')
    return { icon: 'list', label: t('studio.plan.list', { entity: listed ? entityText(listed.label, 'many', id) : id }) };
  return { icon: 'git-branch', label: id || dependent };
}
