import { fieldKind } from '#lib/fields/field-types.ts';
import type { EntityView, FieldView } from '#schemas/types/api.ts';

/** Columns that belong to a parent, as steps do to a pipeline: one parent is shown at a time. */
export interface ParentLink {
  /** The field of the cards that names the parent. */
  own: FieldView;
  /** The field of the columns' records that names it. */
  path: string;
  /** The parent's entity. */
  target: string;
}

/** From a relation that is narrowed by another field of the record: "<path> eq $record.<own>". */
export function parentLink(entity: EntityView, field: FieldView | undefined): ParentLink | undefined {
  const filter = field?.relation?.filter;
  if (!filter || !('field' in filter) || filter.op !== 'eq' || typeof filter.value !== 'string') return undefined;
  const name = /^\$record\.(\w+)$/.exec(filter.value)?.[1];
  const own = entity.fields.find((one) => one.name === name && one.can.read);
  const target = own && fieldKind(own).target?.(own);
  return own && target !== undefined ? { own, path: filter.field, target } : undefined;
}
