import { computedKind } from '#lib/fields/computed-kind.ts';

export const rollupField = computedKind({ icon: 'sigma', label: 'fieldType.rollup' });
