import type { EntityView, StoredRecord } from '#schemas/types/api.ts';

export type DueState =
  /** Nothing is expected to happen by then. */
  'plain' | 'today' | 'overdue' | 'paused';

type Known = Pick<EntityView, 'fields' | 'timeline' | 'board'>;

/** Choices with an option after which nothing is expected to happen. */
function lifecycles(entity: Known) {
  return entity.fields.filter((field) => field.options?.some((option) => option.final));
}

/** The fields that say whether a record is over. */
export function closingFields(entity: Known): string[] {
  return [...lifecycles(entity).map((field) => field.name), ...(entity.timeline?.done ? [entity.timeline.done] : [])];
}

export function isOver(entity: Known, record: StoredRecord): boolean {
  const done = entity.timeline?.done;
  if (done !== undefined && record[done] === true) return true;
  return lifecycles(entity).some((field) => field.options?.some((option) => option.final && option.value === record[field.name]));
}

/** Whether a day that has passed is a matter of concern: what is to be done by then, or a step in the life of the record. */
function isDeadline(entity: Known, field: string): boolean {
  if (entity.timeline) return entity.timeline.kind === 'todo' && entity.timeline.at === field;
  return lifecycles(entity).length > 0 && entity.board?.card?.includes(field) === true;
}

/** The day until which a record waits; undefined when it does not. */
export function pausedUntil(entity: Known, record: StoredRecord, today: string): string | undefined {
  const until = record[entity.board?.pausedUntil ?? ''];
  return typeof until === 'string' && until > today && !isOver(entity, record) ? until : undefined;
}

/** How urgent the day of a field is. Of a record whose end cannot be told from what was read, nothing is said. */
export function dueState(
  entity: Known,
  record: StoredRecord,
  { field, day, today }: { field: string; day: string; today: string },
): DueState {
  if (isOver(entity, record) || !closingFields(entity).every((name) => name in record)) return 'plain';
  if (day === today) return 'today';
  return day < today && isDeadline(entity, field) ? 'overdue' : 'plain';
}
