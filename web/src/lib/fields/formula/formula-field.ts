import { computedKind } from '#lib/fields/computed-kind.ts';

export const formulaField = computedKind({ icon: 'square-function', label: 'fieldType.formula' });
