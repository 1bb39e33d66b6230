import { failureText } from '#lib/api/failure-text.ts';
import { ApiError } from '#lib/api/http.ts';
import { type FieldValues, updateRecord } from '#lib/api/records-api.ts';
import { t } from '#lib/i18n/i18n.svelte.ts';
import { recordTitle } from '#lib/model/record-title.ts';
import { titles } from '#lib/model/titles.svelte.ts';
import { toast, toastError } from '#lib/ui/toasts.svelte.ts';
import type { EntityView, StoredRecord } from '#schemas/types/api.ts';

export interface Edit {
  entity: EntityView;
  /** As it is after the edit. */
  record: StoredRecord;
  /** What the edited fields held. */
  before: FieldValues;
  /** Called with the record as it is again. */
  onundone?: (record: StoredRecord) => void;
}

/** Says what was done, with the way back. */
export function toastEdit(said: string, edit: Edit): void {
  toast(said, { label: t('undo'), run: () => void undoEdit(edit) });
}

/** The values of before, unless somebody has changed the record since: then it stays as it is, and they are named. */
async function undoEdit({ entity, record, before, onundone }: Edit): Promise<void> {
  try {
    const { data, included } = await updateRecord(entity.name, record, before);
    titles.absorb(included);
    titles.learn(entity.name, [data]);
    onundone?.(data);
    toast(t('edit.undone'));
  } catch (error) {
    toastError(refusal(error, recordTitle(entity, record)));
  }
}

/** Why a small edit was not made, in one sentence. */
export function refusal(error: unknown, name: string): string {
  if (!(error instanceof ApiError)) return failureText(error, 'error.offlineSave');
  if (error.status === 404) return t('edit.gone', { name });
  if (error.code !== 'RECORD_CONFLICT') return error.errors[0]?.message ?? error.message;
  const actor = (error.problem.current as StoredRecord | undefined)?.updated_by;
  const who = typeof actor === 'string' ? titles.get('user', actor) : undefined;
  return who ? t('edit.changedBy', { name, who }) : t('edit.changedSince', { name });
}
