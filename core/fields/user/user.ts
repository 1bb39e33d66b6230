import type { FieldType } from '#core/contract/field-type.ts';
import { relationOne } from '#core/fields/relation-one/relation-one.ts';

/** A colleague. */
export const user: FieldType<string> = {
  ...relationOne,
  name: 'user',
  keywords: { type: 'object' },
  target: () => 'user',
};
