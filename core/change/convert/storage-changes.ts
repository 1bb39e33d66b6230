import type { FormerField } from '#core/change/former-field.ts';
import { engineTypes } from '#core/registry/engine-types.ts';
import type { Physical } from '#core/registry/physical.ts';
import type { EffectiveEntity } from '#core/schema/merge-layers.ts';
import type { FieldDefinition } from '#schemas/types/definition.ts';

/** A field whose values have to move: what it will be needs other columns, or another link table, than it has. */
export interface StorageChange {
  readonly entity: EffectiveEntity;
  readonly field: string;
  readonly before: FieldDefinition;
  readonly after: FieldDefinition;
}

export interface StorageInput {
  /** What is said now, of retired entities too. */
  readonly present: readonly EffectiveEntity[];
  readonly desired: readonly EffectiveEntity[];
  readonly physical: Physical;
  formerField(uid: string): Promise<FormerField | undefined>;
}

export async function storageChanges({ present, desired, physical, formerField }: StorageInput): Promise<StorageChange[]> {
  const said = new Map(present.map(({ definition }) => [definition['x-entity'].uid, definition.properties]));
  const changes: StorageChange[] = [];
  for (const entity of desired) {
    const { uid: entityUid } = entity.definition['x-entity'];
    const now = new Map(Object.values(said.get(entityUid) ?? {}).map((field) => [field['x-uid'], field]));
    for (const [field, after] of Object.entries(entity.definition.properties)) {
      const uid = after['x-uid'];
      if (!physical.get(entityUid)?.fields.has(uid)) continue;
      const before = now.get(uid) ?? (await formerField(uid))?.definition;
      if (before && newStorage(before, after)) changes.push({ entity, field, before, after });
    }
  }
  return changes;
}

export function hasSameStorage(a: FieldDefinition, b: FieldDefinition): boolean {
  return newStorage(a, b) === undefined;
}

/** How the storage of a field would differ, such as 'numeric(20,2) → numeric(22,4)'. */
export function newStorage(before: FieldDefinition, after: FieldDefinition): string | undefined {
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
