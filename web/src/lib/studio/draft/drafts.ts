import { EntityDraft } from '#lib/studio/draft/entity-draft.svelte.ts';

const open = new Map<string, Promise<EntityDraft>>();

/** The fields and their review are two pages of one draft. */
export function openDraft(user: string, entity: string): Promise<EntityDraft> {
  const key = `${user}/${entity}`;
  const known = open.get(key);
  if (known) return known.then(async (draft) => (await draft.refresh(), draft));
  const opening = EntityDraft.open(entity);
  open.set(key, opening);
  opening.catch(() => open.delete(key));
  return opening;
}
