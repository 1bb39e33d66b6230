import { fieldKind } from '#lib/fields/field-types.ts';
import { entityText, t } from '#lib/i18n/i18n.svelte.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import type { DraftField } from '#lib/studio/draft/draft-fields.ts';

/** "Link to one record: Company" says more than the type alone. */
export function typeLabel(field: DraftField): string {
  const label = t(fieldKind(field).label);
  const target = field.definition['x-relation']?.target;
  const entity = target ? schema.entity(target) : undefined;
  return entity ? t('studio.typeTo', { type: label, entity: entityText(entity.label, 'one', entity.name) }) : label;
}
