import { computedType } from '#core/fields/computed/computed-type.ts';

/** Worked out from other fields of the record. */
export const formula = computedType('formula', 'x-formula');
