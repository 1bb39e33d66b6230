import { fieldKind } from '#lib/fields/field-types.ts';
import { schema } from '#lib/model/schema.svelte.ts';
import type { ListState } from '#lib/views/list-address.ts';
import type { EntityView, FieldView } from '#schemas/types/api.ts';

/** With more related records than this a board would be nothing but columns. */
const mostColumns = 60;

/** The fields whose values can be columns: a choice, or a relation to few enough records. The board's own comes first. */
export function groupFields(entity: EntityView): FieldView[] {
  const fits = (field: FieldView) => {
    if (!field.groupable || !field.can.read || field.readOnly) return false;
    const target = fieldKind(field).target?.(field);
    if (target === undefined) return field.options !== undefined;
    const related = schema.entity(target);
    return field.name === entity.board?.groupBy || (related !== undefined && related.records <= mostColumns);
  };
  const fields = entity.fields.filter(fits);
  const own = fields.filter((field) => field.name === entity.board?.groupBy);
  return [...own, ...fields.filter((field) => !own.includes(field))];
}

/** The one that makes the columns now. */
export function groupField(entity: EntityView, { groupBy }: Pick<ListState, 'groupBy'>): FieldView | undefined {
  const fields = groupFields(entity);
  return fields.find((field) => field.name === groupBy) ?? fields[0];
}

/** What is added up at the head of a column, where it can be. */
export function sumField(entity: EntityView): FieldView | undefined {
  const field = entity.fields.find((one) => one.name === entity.board?.sum);
  return field?.measurable && field.can.read ? field : undefined;
}
