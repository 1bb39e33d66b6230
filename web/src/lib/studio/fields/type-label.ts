import { fieldKind } from '#lib/fields/field-types.ts';
import { entityText, t } from '#lib/i18n/i18n.svelte.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import type { DraftField } from '#lib/studio/draft/draft-fields.ts';

/** Where a link leads says more than that it is one: "Link to Company", "Link to People". */
export function typeLabel(field: DraftField): string {
  const kind = fieldKind(field);
  const target = field.definition['x-relation']?.target;
  const entity = target ? schema.entity(target) : undefined;
  const many = Array.isArray(kind.pointTo?.(''));
  return entity ? t('studio.typeTo', { entity: entityText(entity.label, many ? 'many' : 'one', entity.name) }) : t(kind.label);
}
