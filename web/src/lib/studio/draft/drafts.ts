import { EntityDraft } from '#lib/studio/draft/entity-draft.svelte.ts';

const open = new Map<string, Promise<EntityDraft>>();

/** The fields and their review are two pages of one draft. */
export function openDraft(user: string, entity: string): Promise<EntityDraft> {
  const key = `${user}/${entity}`;
  const known = open.get(key);
  if (known) return known.then(refreshed);
  const opening = EntityDraft.open(entity);
  open.set(key, opening);
  opening.catch(() => open.delete(key));
  return opening;
}

async function refreshed(draft: EntityDraft): Promise<EntityDraft> {
  await draft.refresh();
  return draft;
}
