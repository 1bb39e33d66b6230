import type { EntityView, StoredRecord } from '#schemas/types/api.ts';
import { goto } from '$app/navigation';

/** A press anywhere on a card opens it, unless it was meant for what stands on the card. */
export function openCard(event: MouseEvent, entity: EntityView, record: StoredRecord): void {
  const onControl = event.target instanceof Element && event.target.closest('a, button') !== null;
  if (event.defaultPrevented || onControl || getSelection()?.type === 'Range') return;
  void goto(`/${entity.name}/${record.id}`);
}
