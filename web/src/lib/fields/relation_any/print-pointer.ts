import { entityText, t } from '#lib/i18n/i18n.svelte.ts';
import type { Pointer } from '#lib/model/pointer.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import { titles } from '#lib/model/titles.svelte.ts';

/** A record by its title, a whole entity as "Any company". */
export function printPointer(pointer: Pointer): string {
  if (pointer.id !== undefined) return titles.get(pointer.entity, pointer.id) ?? '…';
  const entity = schema.entity(pointer.entity);
  return t('relation.any', { entity: entity ? entityText(entity.label, 'many', entity.name) : '…' });
}
