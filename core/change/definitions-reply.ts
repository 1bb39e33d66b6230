import { formerFields } from '#core/change/former-field.ts';
import { effectiveEntities, type Layers, loadLayers } from '#core/registry/layers.ts';
import { loadPhysical, type Physical } from '#core/registry/physical.ts';
import { isRetired } from '#core/schema/is-retired.ts';
import type { EffectiveEntity } from '#core/schema/merge-layers.ts';
import type { Queryable } from '#core/sql/database.ts';
import type { DefinitionsReply, EntityOutline, RetiredField } from '#schemas/types/api.ts';
import type { ExtensionDefinition } from '#schemas/types/definition.ts';

/** Every entity as it is defined, retired ones and what is left of removed fields included: what the studio shows and searches. */
export async function definitionsReply(db: Queryable): Promise<Omit<DefinitionsReply, 'revision'>> {
  const [layers, physical] = await Promise.all([loadLayers(db), loadPhysical(db)]);
  const entities = effectiveEntities(layers);
  const removed = await removedFields(db, entities, physical);
  return { entities: entities.map((entity) => outline(entity, layers, removed)) };
}

function outline({ definition, layer, provenance }: EffectiveEntity, layers: Layers, removed: readonly RemovedField[]): EntityOutline {
  const { name } = definition['x-entity'];
  const overlay = layers.find({ layer: 'admin', entity: name, kind: 'extension' })?.document as ExtensionDefinition | undefined;
  const kept = Object.entries(definition.properties).flatMap(([field, one]) =>
    isRetired(one) ? [{ uid: one['x-uid'], name: field, definition: one }] : [],
  );
  const gone = removed.filter((field) => field.entity === name).map(({ entity: _, ...field }) => field);
  return {
    name,
    layer,
    state: isRetired(definition) ? 'retired' : 'active',
    definition,
    provenance: { ...provenance },
    ...(overlay && { overlay }),
    retiredFields: [...kept, ...gone],
  };
}

interface RemovedField extends RetiredField {
  readonly entity: string;
}

/** Fields that have columns, and that nobody defines any more. */
async function removedFields(db: Queryable, entities: readonly EffectiveEntity[], physical: Physical): Promise<RemovedField[]> {
  const places = entities.map(({ definition }) => {
    const defined = new Set(Object.values(definition.properties).map((field) => field['x-uid']));
    const known = physical.get(definition['x-entity'].uid)?.fields.keys() ?? [];
    return { entity: definition['x-entity'].name, uids: [...known].filter((uid) => !defined.has(uid)) };
  });
  const former = await formerFields(
    db,
    places.flatMap(({ uids }) => uids),
  );
  return places.flatMap(({ entity, uids }) =>
    uids.flatMap((uid) => {
      const field = former.get(uid);
      return field ? [{ entity, uid, name: field.name, definition: field.definition }] : [];
    }),
  );
}
