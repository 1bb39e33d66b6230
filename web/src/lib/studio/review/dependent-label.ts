import { fieldTypes } from '#lib/fields/field-types.ts';
import { entityText, t, text } from '#lib/i18n/i18n.svelte.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import { definitions } from '#lib/studio/definitions/definitions.svelte.ts';

export interface Dependent {
  readonly icon: string;
  readonly label: string;
  /** Where it can be seen and changed. */
  readonly href?: string;
}

const settings = (entity: string) => `/studio/entities/${entity}/settings`;
const fieldPage = (entity: string, field: string) => `/studio/entities/${entity}?field=${encodeURIComponent(field)}`;

function entityName(name: string, form: 'one' | 'many'): string {
  const label = schema.entity(name)?.label ?? definitions.entity(name)?.definition['x-label'];
  return label ? entityText(label, form, name) : name;
}

function fieldName(entity: string, field: string): string {
  const label = schema.field(entity, field)?.label ?? definitions.entity(entity)?.definition.properties[field]?.['x-label'];
  return text(label, field);
}

/** By the first word of what the server says, such as "rule:r_lost", "list:lead", "relation:task.machine". */
const kinds: Readonly<Record<string, (id: string, entity: string) => Dependent>> = {
  rule: (id, entity) => {
    const rule = schema.entity(entity)?.rules.find((one) => one.uid === id);
    return { icon: 'list-checks', label: t('studio.plan.rule', { rule: text(rule?.message, id) }) };
  },
  list: (id) => ({ icon: 'table', label: t('studio.plan.list', { entity: entityName(id, 'many') }), href: settings(id) }),
  header: (id) => ({ icon: 'layout-panel-left', label: t('dependent.header', { entity: entityName(id, 'one') }), href: settings(id) }),
  board: (id) => ({ icon: 'square-kanban', label: t('dependent.board', { entity: entityName(id, 'many') }), href: settings(id) }),
  timeline: (id) => ({ icon: 'history', label: t('dependent.timeline', { entity: entityName(id, 'many') }) }),
  period: (id) => ({ icon: 'calendar-days', label: t('dependent.period', { entity: entityName(id, 'many') }) }),
  view: (id) => {
    const [entity = '', key = ''] = id.split('.');
    const view = schema.entity(entity)?.views.find((one) => one.key === key);
    return { icon: 'list-filter', label: t('dependent.view', { view: text(view?.label, key) }), href: `/${entity}?view=${key}` };
  },
  index: () => ({ icon: 'gauge', label: t('dependent.index') }),
  visibility: (id) => ofField(id, 'eye', 'dependent.visibility'),
  choice: (id) => ofField(id, 'list-filter', 'dependent.choice'),
  relation: (id) => ofField(id, 'link', 'dependent.relation'),
};

function ofField(
  id: string,
  icon: string,
  key: 'dependent.visibility' | 'dependent.choice' | 'dependent.relation' | 'studio.plan.computed',
): Dependent {
  const [entity = '', field = ''] = id.split('.');
  return { icon, label: t(key, { field: fieldName(entity, field), entity: entityName(entity, 'one') }), href: fieldPage(entity, field) };
}

/** What uses a thing that goes away, in words. */
export function dependentLabel(dependent: string, entity: string): Dependent {
  const at = dependent.indexOf(':');
  const [kind, id] = [dependent.slice(0, at), dependent.slice(at + 1)];
  // What is worked out from it goes by the name of its own type.
  const made = fieldTypes[kind];
  if (made?.computed) return ofField(id, made.icon, 'studio.plan.computed');
  return kinds[kind]?.(id, entity) ?? { icon: 'git-branch', label: id };
}
