import { schema } from '#lib/model/schema.svelte.ts';
import type { DraftField } from '#lib/studio/draft/draft-fields.ts';

/** What a type can do is told by any field that has it: a draft's own are not known to the server yet. */
function canDo(field: DraftField, power: 'groupable' | 'measurable'): boolean {
  return schema.entities.some((entity) => entity.fields.some((one) => one.type === field.type && one[power]));
}

/** Records stand in columns by a choice or by what they point at. */
export function isBoardField(field: DraftField): boolean {
  const { 'x-options': options, 'x-relation': relation } = field.definition;
  return !field.isRetired && (options !== undefined || relation !== undefined) && canDo(field, 'groupable');
}

export function isSumField(field: DraftField): boolean {
  return !field.isRetired && canDo(field, 'measurable');
}
