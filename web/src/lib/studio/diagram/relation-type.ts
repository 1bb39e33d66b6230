import { fieldTypes } from '#lib/fields/field-types.ts';
import type { EntityDraft } from '#lib/studio/draft/entity-draft.svelte.ts';

/** The type whose values point at one record, or at several, of an entity that the field names. */
export function relationType(draft: EntityDraft, many: boolean): string | undefined {
  return draft.types.find((type) => {
    const value = fieldTypes[type]?.pointTo?.('');
    return draft.settings(type).has('relation') && value !== undefined && Array.isArray(value) === many;
  });
}
