import type { FieldKind } from '#lib/fields/field-kind.ts';
import type { FieldView } from '#schemas/types/api.ts';

/** The register for those that it holds itself: to ask it directly from a type's own folder would be a cycle. */
export const register: { kindOf?: (field: Pick<FieldView, 'type' | 'computed'>) => FieldKind } = {};
