import { fieldKind } from '#lib/fields/field-types.ts';
import { searchRecords } from '#lib/fields/search-records.ts';
import { isEmpty } from '#lib/model/condition.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import { isEditable } from '#lib/render/form-fields.ts';
import type { RecordDraft } from '#lib/render/record-draft.svelte.ts';

/**
 * Fills in required relations where there is nothing to decide: the only record there is, or the first of an ordered
 * entity (one with a `position`). In the order of the fields, since one choice may narrow the next.
 */
export async function preselect(draft: RecordDraft): Promise<void> {
  for (const field of draft.entity.fields) {
    const kind = fieldKind(field);
    const target = kind.target?.(field);
    if (!field.required || !isEditable(field) || !isEmpty(draft.values[field.name]) || !target) continue;
    const ordered = schema.field(target, 'position') !== undefined;
    const found = await searchRecords(target, '', { filter: field.relation?.filter, record: draft.values });
    const [first] = found;
    if (first && (ordered || found.length === 1) && isEmpty(draft.values[field.name])) draft.fill(field.name, kind.pointTo?.(first.value));
  }
}
