import { fieldKind } from '#lib/fields/field-types.ts';
import type { ColumnWish } from '#lib/views/table/column-layout.ts';
import type { EntityView, FieldView } from '#schemas/types/api.ts';

const titleWidth = 300;

/** How wide the columns of an entity would like to be. */
export function columnWishes(entity: EntityView, columns: readonly FieldView[]): ColumnWish[] {
  return columns.map((field) => {
    const { width, align } = fieldKind(field);
    const isTitle = field.name === entity.titleField;
    const usual = isTitle ? Math.max(titleWidth, width(field)) : width(field);
    return { name: field.name, width: field.view?.width ?? usual, fixed: align === 'end', keep: isTitle || align === 'end' };
  });
}
