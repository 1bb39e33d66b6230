import type { Physical, PhysicalEntity, Storage } from '#core/registry/physical.ts';
import { storagesOf } from '#core/registry/physical.ts';

export interface PurgedField {
  readonly entityUid: string;
  readonly fieldUid: string;
}

/** A field of an entity; without it, all of the entity's. */
export interface Gone {
  readonly entityUid: string;
  readonly fieldUid?: string | undefined;
}

/** What is deleted for good: retired fields, or an entity with everything it had. */
export interface Purged {
  /** As people know it; what has to be typed. */
  readonly name: string;
  readonly entity: string;
  readonly entityUid: string;
  /** Absent = the entity itself. */
  readonly fieldUid?: string;
  /** Fields of other entities that go with it, and how they were called: 'lead.x_machine'. */
  readonly also?: readonly (PurgedField & { readonly name: string })[];
}

/** Where they keep their values. */
export function storagesAt({ entityUid, fieldUid }: Gone, physical: Physical): Storage[] {
  const fields = physical.get(entityUid)?.fields;
  if (fieldUid === undefined) return [...(fields?.values() ?? [])].flatMap(storagesOf);
  const field = fields?.get(fieldUid);
  return field ? storagesOf(field) : [];
}

/** The columns and link tables of an entity's fields. */
export function placesTaken(physical: Physical, entityUid: string): ReadonlySet<string> {
  return new Set(
    storagesAt({ entityUid }, physical).flatMap(({ columns, linkTable }) => [...columns, ...(linkTable === null ? [] : [linkTable])]),
  );
}

/** The tables and columns that are left. */
export function withoutPurged(physical: Physical, purged: Purged | undefined): Physical {
  if (!purged) return physical;
  const rest = new Map(physical);
  const entity = rest.get(purged.entityUid);
  if (purged.fieldUid === undefined || !entity) rest.delete(purged.entityUid);
  else rest.set(purged.entityUid, withoutField(entity, purged.fieldUid));
  for (const { entityUid, fieldUid } of purged.also ?? []) {
    const other = rest.get(entityUid);
    if (other) rest.set(entityUid, withoutField(other, fieldUid));
  }
  return rest;
}

function withoutField(entity: PhysicalEntity, uid: string): PhysicalEntity {
  const fields = new Map(entity.fields);
  fields.delete(uid);
  return { ...entity, fields };
}
