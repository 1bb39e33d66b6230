import type { FieldType } from '#core/contract/field-type.ts';
import { relationOne } from '#core/fields/relation-one/relation-one.ts';

/** Colleagues who work together. */
export const team: FieldType<string> = {
  ...relationOne,
  name: 'team',
  keywords: { type: 'object' },
  target: () => 'team',
};
