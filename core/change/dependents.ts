import type { Entity, Registry } from '#core/contract/registry.ts';
import { conditionFields, ruleFields } from '#core/schema/condition-fields.ts';
import { boardFields, layoutFields, periodFields, timelineFields } from '#core/schema/view-fields.ts';

/** What would miss a field that goes away: 'rule:r_lost_reason', 'list:lead', 'board:lead', 'index:ix_lead_step', 'choice:lead.step' … */
export function dependentsOf(field: string, entity: Entity, registry: Registry): string[] {
  const { 'x-rule': rules = [], 'x-view': view = {}, 'x-index': indexes = [], properties } = entity.definition;
  const dependents = [
    ...rules.filter((rule) => ruleFields(rule).includes(field)).map((rule) => `rule:${rule.uid}`),
    ...(view.list?.includes(field) ? [`list:${entity.name}`] : []),
    ...(view.keyFields?.includes(field) ? [`header:${entity.name}`] : []),
    ...(view.expected?.includes(field) ? [`expected:${entity.name}`] : []),
    ...(boardFields(view.board).includes(field) ? [`board:${entity.name}`] : []),
    ...(timelineFields(view.timeline).includes(field) ? [`timeline:${entity.name}`] : []),
    ...(periodFields(view.period).includes(field) ? [`period:${entity.name}`] : []),
    ...(view.views ?? []).filter(({ filter }) => conditionFields(filter).includes(field)).map(({ key }) => `view:${entity.name}.${key}`),
    ...(view.layouts ?? []).filter((layout) => layoutFields(layout).includes(field)).map(({ key }) => `layout:${entity.name}.${key}`),
    ...indexes
      .filter((index) => index.on.some((part) => (typeof part === 'string' ? part : part.field) === field))
      .map((index) => `index:${index.uid}`),
    ...Object.entries(properties).flatMap(([name, { 'x-view': shown }]) =>
      shown?.visibleWhen && conditionFields(shown.visibleWhen).includes(field) ? [`visibility:${entity.name}.${name}`] : [],
    ),
  ];
  return [...dependents, ...choicesAmong(field, entity, registry)];
}

/** Defined fields that are worked out from it and stay when it goes: 'formula:lead.x_commission'. They are empty without it. */
export function madeFrom(
  field: string,
  entity: Entity,
  { before, after }: { readonly before: Registry; readonly after: Registry },
): string[] {
  return [...before.entities.values()].flatMap((other) =>
    [...other.fields.values()].flatMap(({ name, type, computed, system }) => {
      const uses = computed?.inputs.some((input) => input.entity === entity.name && input.field === field);
      return uses && !system && after.entities.get(other.name)?.fields.get(name)?.computed ? [`${type.name}:${other.name}.${name}`] : [];
    }),
  );
}

/** Relations that only offer the records of `entity` which a condition on the field lets through. */
function choicesAmong(field: string, entity: Entity, registry: Registry): string[] {
  return [...registry.entities.values()].flatMap((other) =>
    [...other.fields.values()].flatMap(({ name, target, definition }) => {
      const filter = target === entity.name ? definition['x-relation']?.filter : undefined;
      return filter && conditionFields(filter).includes(field) ? [`choice:${other.name}.${name}`] : [];
    }),
  );
}

/** What would miss an entity that goes away: 'relation:lead.x_machine', where a field points at its records. */
export function dependentsOfEntity(entity: string, registry: Registry): string[] {
  return [...registry.entities.values()]
    .filter(({ name }) => name !== entity)
    .flatMap((other) =>
      [...other.fields.values()].flatMap(({ name, type, target, definition, computed }) => {
        if (target === entity || type.targets?.(definition)?.includes(entity)) return [`relation:${other.name}.${name}`];
        return computed?.inputs.some((input) => input.entity === entity) ? [`${type.name}:${other.name}.${name}`] : [];
      }),
    );
}
