import { computedKind } from '#lib/fields/computed-kind.ts';

export const lookupField = computedKind({ icon: 'corner-up-right', label: 'fieldType.lookup' });
