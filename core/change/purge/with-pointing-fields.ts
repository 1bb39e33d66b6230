import { formerFields } from '#core/change/former-field.ts';
import type { Purged, PurgedField } from '#core/change/purge/purged.ts';
import { engineTypes } from '#core/registry/engine-types.ts';
import { effectiveEntities, type Layers } from '#core/registry/layers.ts';
import type { Physical } from '#core/registry/physical.ts';
import type { Queryable } from '#core/sql/database.ts';

/**
 * What is deleted for good, with the removed relations that pointed at it: what they hold means nothing any more, and nothing
 * would keep it from pointing into the void once somebody brings them back for another entity of that name.
 */
export async function withPointingFields(
  db: Queryable,
  purged: Purged,
  { stored, physical }: { readonly stored: Layers; readonly physical: Physical },
): Promise<Purged> {
  if (purged.fieldUid !== undefined) return purged;
  const defined = new Set(
    effectiveEntities(stored).flatMap(({ definition }) => Object.values(definition.properties).map((field) => field['x-uid'])),
  );
  const removed = [...physical.values()].flatMap(({ uid, fields }) =>
    [...fields.keys()].filter((field) => !defined.has(field)).map((fieldUid): PurgedField => ({ entityUid: uid, fieldUid })),
  );
  const former = await formerFields(
    db,
    removed.map(({ fieldUid }) => fieldUid),
  );
  const also = removed.flatMap((one) => {
    const field = former.get(one.fieldUid);
    const type = field && engineTypes.get(field.definition['x-type']);
    const isPointing = one.entityUid !== purged.entityUid && field && type?.target?.(field.definition) === purged.entity;
    return isPointing ? [{ ...one, name: `${field.entity}.${field.name}` }] : [];
  });
  return { ...purged, also };
}
