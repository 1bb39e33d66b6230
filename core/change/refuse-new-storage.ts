import type { FormerField } from '#core/change/former-field.ts';
import type { Registry } from '#core/contract/registry.ts';
import { AppError } from '#core/errors.ts';
import { engineTypes } from '#core/registry/engine-types.ts';
import type { Physical } from '#core/registry/physical.ts';
import type { EffectiveEntity } from '#core/schema/merge-layers.ts';
import type { FieldDefinition } from '#schemas/types/definition.ts';

export interface StorageInput {
  readonly current: Registry;
  readonly desired: readonly EffectiveEntity[];
  readonly physical: Physical;
  formerField(uid: string): Promise<FormerField | undefined>;
}

/** Refuses what would need other columns, or another link table, than a field has: values would have to move, which this does not do. */
export async function refuseNewStorage({ current, desired, physical, formerField }: StorageInput): Promise<void> {
  for (const { definition } of desired) {
    const { uid: entityUid, name: entity } = definition['x-entity'];
    const now = new Map(Object.values(current.entities.get(entity)?.definition.properties ?? {}).map((field) => [field['x-uid'], field]));
    for (const [name, field] of Object.entries(definition.properties)) {
      const uid = field['x-uid'];
      if (!physical.get(entityUid)?.fields.has(uid)) continue;
      const before = now.get(uid) ?? (await formerField(uid))?.definition;
      const difference = before && newStorage(before, field);
      if (difference) throw new AppError('CHANGE_NOT_YET', { params: { what: `${entity}.${name}: ${difference}` } });
    }
  }
}

/** How the storage of a field would differ, such as 'numeric(20,2) → numeric(22,4)'. */
function newStorage(before: FieldDefinition, after: FieldDefinition): string | undefined {
  const [old, next] = [storageOf(before), storageOf(after)];
  const part = old.find((text, i) => text !== next[i]);
  return part === undefined ? undefined : `${part} → ${next[old.indexOf(part)]}`;
}

function storageOf(definition: FieldDefinition): string[] {
  const type = engineTypes.get(definition['x-type']);
  const attributes = type?.linkColumns?.(definition).map(({ name, type: column }) => `${name} ${column}`) ?? [];
  return [
    definition['x-type'],
    type?.target?.(definition) ?? '',
    `(${type?.columns(definition).map((column) => column.type) ?? ''})`,
    `{${attributes.sort().join(', ')}}`,
  ];
}
