import { isEmpty } from '#lib/model/condition.ts';
import type { EntityView, FieldView, StoredRecord } from '#schemas/types/api.ts';

export interface Completeness {
  /** 0 to 100, as the server counts it. */
  readonly percent: number;
  readonly missing: readonly FieldView[];
}

/** The field of the engine that tells the share. */
export const isCompleteness = ({ name, system }: FieldView): boolean => system && name === 'completeness';

/** What the record lacks of what is expected; undefined where nothing is, or where the person may not see all of it. */
export function completenessOf(entity: EntityView, record: StoredRecord): Completeness | undefined {
  const expected = (entity.expected ?? []).map((name) => entity.fields.find((field) => field.name === name));
  if (expected.length === 0 || expected.some((field) => !field?.can.read)) return undefined;
  const missing = (expected as FieldView[]).filter((field) => isEmpty(record[field.name]));
  return { percent: Math.floor(((expected.length - missing.length) / expected.length) * 100), missing };
}
