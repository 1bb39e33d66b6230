import { computedType } from '#core/fields/computed/computed-type.ts';

/** A value of a related record. */
export const lookup = computedType('lookup', 'x-lookup');
