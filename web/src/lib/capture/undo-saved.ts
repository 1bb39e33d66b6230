import { failureText } from '#lib/api/failure-text.ts';
import { ApiError } from '#lib/api/http.ts';
import { getRecord, removeRecord } from '#lib/api/records-api.ts';
import { t } from '#lib/i18n/i18n.svelte.ts';
import { session } from '#lib/model/session.svelte.ts';
import { toast, toastError } from '#lib/ui/toasts.svelte.ts';
import type { EntityView, StoredRecord } from '#schemas/types/api.ts';

/** To the trash, unless somebody went on with it meanwhile. */
export async function undoSaved(entity: EntityView, record: StoredRecord): Promise<void> {
  try {
    await removeRecord(entity.name, record.id, await versionOf(entity, record));
    toast(t('record.removed'));
  } catch (error) {
    if (error instanceof ApiError && error.code === 'RECORD_CONFLICT') toastError(t('capture.changedSince'));
    else toastError(failureText(error));
  }
}

/** What the product itself did with it after it was saved is no reason to keep it. */
async function versionOf(entity: EntityView, record: StoredRecord): Promise<number> {
  const { data } = await getRecord(entity.name, record.id);
  const byOthers = data.updated_by !== null && data.updated_by !== session.user?.id;
  return byOthers ? record.version : data.version;
}
