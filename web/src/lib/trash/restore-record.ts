import { failureText } from '#lib/api/failure-text.ts';
import { ApiError } from '#lib/api/http.ts';
import { removeRecord, restoreRecord } from '#lib/api/records-api.ts';
import { fieldKind } from '#lib/fields/field-types.ts';
import { t, text } from '#lib/i18n/i18n.svelte.ts';
import { recordTitle } from '#lib/model/record-title.ts';
import { toast, toastError } from '#lib/ui/toasts.svelte.ts';
import type { EntityView, StoredRecord } from '#schemas/types/api.ts';
import { goto } from '$app/navigation';

/** Brings a record back, with the way to undo that; true when it came. */
export async function restore(entity: EntityView, record: StoredRecord): Promise<boolean> {
  const name = recordTitle(entity, record);
  try {
    const { data } = await restoreRecord(entity.name, record.id);
    toast(t('trash.restored', { name }), { label: t('undo'), run: () => void putBack(entity, data, name) });
    return true;
  } catch (error) {
    toastError(refusal(entity, record, error), {
      label: t('open'),
      run: () => void goto(`/${entity.name}/${record.id}`),
    });
    return false;
  }
}

async function putBack(entity: EntityView, record: StoredRecord, name: string): Promise<void> {
  try {
    await removeRecord(entity.name, record.id, record.version);
    toast(t('trash.back', { name }));
  } catch (error) {
    toastError(failureText(error));
  }
}

/** Which value was taken meanwhile says more than that one was. */
function refusal(entity: EntityView, record: StoredRecord, error: unknown): string {
  const name = recordTitle(entity, record);
  if (!(error instanceof ApiError)) return failureText(error);
  const taken = error.code === 'RECORD_DUPLICATE' ? error.errors[0]?.path.split('/')[1] : undefined;
  const field = entity.fields.find((one) => one.name === taken);
  if (!field) return t('trash.refused', { name, reason: error.errors[0]?.message ?? error.message });
  const value = record[field.name];
  const params = { name, field: text(field.label, field.name) };
  return value === undefined || value === null
    ? t('trash.takenValue', params)
    : t('trash.taken', { ...params, value: fieldKind(field).print(value, field) });
}
