import { type FieldValues, updateRecord } from '#lib/api/records-api.ts';
import { recordTitle } from '#lib/model/record-title.ts';
import { titles } from '#lib/model/titles.svelte.ts';
import { refusal, toastEdit } from '#lib/render/undo-edit.ts';
import { toastError } from '#lib/ui/toasts.svelte.ts';
import type { EntityView, StoredRecord } from '#schemas/types/api.ts';

export interface QuickEdit {
  entity: EntityView;
  record: StoredRecord;
  set: FieldValues;
  /** What the toast says. */
  said: string;
  /** Called with what is stored: after the edit, and after its undoing. */
  onstored: (record: StoredRecord) => void;
}

/** One small change at once, with a way back; false when it was refused, which is said. */
export async function quickEdit({ entity, record, set, said, onstored }: QuickEdit): Promise<boolean> {
  try {
    const { data, included } = await updateRecord(entity.name, record, set);
    titles.absorb(included);
    titles.learn(entity.name, [data]);
    onstored(data);
    const before = Object.fromEntries(Object.keys(set).map((name) => [name, record[name] ?? null]));
    toastEdit(said, { entity, record: data, before, onundone: onstored });
    return true;
  } catch (error) {
    toastError(refusal(error, recordTitle(entity, record)));
    return false;
  }
}
