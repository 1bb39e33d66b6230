import type { FieldType } from '#core/contract/field-type.ts';
import { fieldTypes } from '#core/fields/field-types.ts';
import { recordId } from '#core/fields/record-id/record-id.ts';

/** What definitions may name, and what only the engine gives its own fields. */
export const engineTypes: ReadonlyMap<string, FieldType> = new Map([...fieldTypes, [recordId.name, recordId]]);
