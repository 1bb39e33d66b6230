import type { FieldView } from '#schemas/types/api.ts';

const usual = 5;

/** How many stars there are to give. */
export function starsOf(field: Pick<FieldView, 'definition'>): number {
  return field.definition['x-rating']?.max ?? usual;
}
