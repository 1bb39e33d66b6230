import { choices } from '#lib/model/choices.svelte.ts';
import type { ViewCalendar } from '#schemas/types/api.ts';

/** How the person last looked at the records of an entity. */
export interface ListChoice {
  view?: string | undefined;
  kind?: string | undefined;
  columns?: string[] | undefined;
  calendar?: ViewCalendar | undefined;
  cards?: 'compact' | 'extended' | undefined;
}

export function listChoice(entity: string): ListChoice {
  return (choices.get(`view:${entity}`) ?? {}) as ListChoice;
}

export function rememberList(entity: string, news: ListChoice): void {
  const before = listChoice(entity);
  const next = { ...before, ...news };
  if (JSON.stringify(next) !== JSON.stringify(before)) choices.set(`view:${entity}`, next);
}
