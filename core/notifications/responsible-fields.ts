import type { Entity, Field } from '#core/contract/registry.ts';

/** What matters to notifications about an entity's fields. */
export interface Responsible {
  /** Fields that name users: who is put into one was assigned the record. */
  readonly users: readonly Field[];
  /** Those of them whose user watches the record without having asked: its owner, or the author or assignee of what stands in a timeline. */
  readonly watching: readonly Field[];
  /** Fields with prose in which people can be mentioned. */
  readonly prose: readonly Field[];
}

const kept = new WeakMap<Entity, Responsible>();

export function responsibleFields(entity: Entity): Responsible {
  const known = kept.get(entity);
  if (known) return known;
  const fields = [...entity.fields.values()].filter((field) => !field.readOnly);
  const users = fields.filter((field) => field.target === 'user');
  const author = entity.definition['x-view']?.timeline?.author;
  const watching = users.filter(({ name, link }) => !link && (name === 'owner' || name === author));
  const found = { users, watching, prose: fields.filter(({ type }) => type.mentions) };
  kept.set(entity, found);
  return found;
}
