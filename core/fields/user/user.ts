import type { FieldType } from '#core/contract/field-type.ts';
import { convertToOne, relationOne } from '#core/fields/relation-one/relation-one.ts';

/** A colleague. */
export const user: FieldType<string> = {
  ...relationOne,
  name: 'user',
  keywords: { type: 'object' },
  convert: (from) => convertToOne(from, 'user'),
  target: () => 'user',
};
