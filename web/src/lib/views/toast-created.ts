import { t } from '#lib/i18n/i18n.svelte.ts';
import { toast } from '#lib/ui/toasts.svelte.ts';
import type { EntityView, StoredRecord } from '#schemas/types/api.ts';
import { goto } from '$app/navigation';

/** Says that there is a new record, with the way to it. */
export function toastCreated(entity: EntityView, { id }: StoredRecord): void {
  toast(t('record.created'), { label: t('open'), run: () => void goto(`/${entity.name}/${id}`) });
}
