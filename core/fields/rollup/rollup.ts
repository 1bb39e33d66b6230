import { computedType } from '#core/fields/computed/computed-type.ts';

/** A count, a sum or an extreme of related records. */
export const rollup = computedType('rollup', 'x-rollup');
