import type { Entity, Field, Registry } from '#core/contract/registry.ts';

/** A field through which records of `holder` point at records of some entity. */
export interface Reference {
  readonly holder: Entity;
  readonly field: Field;
  /** Its records cannot be without it. */
  readonly needed: boolean;
}

/** Who created and changed a record stays as it is: only what people can set is looked at. */
export function referencesTo(target: Entity, registry: Registry): Reference[] {
  return [...registry.entities.values()].flatMap((holder) =>
    [...holder.fields.values()]
      .filter((field) => field.type.relation && field.target === target.name && !(field.system && field.readOnly))
      .map((field) => ({ holder, field, needed: !field.link && (field.required || field.neverEmpty) })),
  );
}

/** Entities in an order in which their records can be deleted: those that point at others before those others. */
export function removalOrder(registry: Registry): Entity[] {
  const left = new Set(registry.entities.values());
  const order: Entity[] = [];
  while (left.size > 0) {
    const next = freeEntity(left, registry);
    left.delete(next);
    order.push(next);
  }
  return order;
}

/** Where entities point at each other in a circle, it is opened at a reference that may be empty. */
function freeEntity(left: ReadonlySet<Entity>, registry: Registry): Entity {
  const held = (entity: Entity, counts: (reference: Reference) => boolean) =>
    referencesTo(entity, registry).some((reference) => reference.holder !== entity && left.has(reference.holder) && counts(reference));
  const all = [...left];
  return (all.find((entity) => !held(entity, ({ field }) => !field.link)) ??
    all.find((entity) => !held(entity, ({ needed }) => needed)) ??
    all[0]) as Entity;
}
