import { t } from '#lib/i18n/i18n.svelte.ts';
import { recordTitle } from '#lib/model/record-title.ts';
import { quickEdit } from '#lib/render/quick-edit.ts';
import type { EntityView, StoredRecord } from '#schemas/types/api.ts';

export function isDone(entity: EntityView, record: StoredRecord): boolean {
  return record[entity.timeline?.done ?? ''] === true;
}

export function canTick(entity: EntityView): boolean {
  return entity.can.update && entity.fields.some((field) => field.name === entity.timeline?.done && field.can.update);
}

/** Done, or to be done again; with a way back. */
export function tickOff(entity: EntityView, record: StoredRecord, onstored: (record: StoredRecord) => void): Promise<boolean> {
  const done = entity.timeline?.done;
  if (done === undefined) return Promise.resolve(false);
  const next = !isDone(entity, record);
  const name = recordTitle(entity, record);
  return quickEdit({ entity, record, set: { [done]: next }, said: t(next ? 'todo.done' : 'todo.reopened', { name }), onstored });
}
