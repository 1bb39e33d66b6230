import { removeRecord, restoreRecord } from '#lib/api/records-api.ts';
import { t } from '#lib/i18n/i18n.svelte.ts';
import { recordTitle } from '#lib/model/record-title.ts';
import { refusal } from '#lib/render/undo-edit.ts';
import { toast, toastError } from '#lib/ui/toasts.svelte.ts';
import type { EntityView, StoredRecord } from '#schemas/types/api.ts';
import { goto } from '$app/navigation';

/** To the trash, with the way back; false when it was refused, which is said. */
export async function removeWithUndo(entity: EntityView, record: StoredRecord): Promise<boolean> {
  const { name } = entity;
  try {
    await removeRecord(name, record.id, record.version);
  } catch (error) {
    toastError(refusal(error, recordTitle(entity, record)));
    return false;
  }
  toast(t('record.removed'), {
    label: t('undo'),
    run: () =>
      void restoreRecord(name, record.id).then(
        () => goto(`/${name}/${record.id}`, { refreshAll: true }),
        (error: unknown) => toastError(refusal(error, recordTitle(entity, record))),
      ),
  });
  return true;
}
