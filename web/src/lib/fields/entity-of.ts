import { schema } from '#lib/model/schema.svelte.ts';
import type { EntityView, FieldView } from '#schemas/types/api.ts';

/** Whose field it is: for inputs that ask the server about it. */
export function entityOf(field: FieldView): EntityView | undefined {
  return schema.entities.find((entity) => entity.fields.some((one) => one.uid === field.uid));
}
