import { keepDraft } from '#lib/studio/draft/draft-store.ts';
import { EntityDraft } from '#lib/studio/draft/entity-draft.svelte.ts';
import type { Overlay } from '#lib/studio/draft/overlay.ts';

const open = new Map<string, Promise<EntityDraft>>();
const keyOf = (user: string, entity: string) => `${user}/${entity}`;

/** The fields, the settings and their review are pages of one draft. */
export function openDraft(user: string, entity: string): Promise<EntityDraft> {
  const key = keyOf(user, entity);
  const known = open.get(key);
  if (known) return known.then(refreshed);
  const opening = EntityDraft.open(entity);
  open.set(key, opening);
  opening.catch(() => open.delete(key));
  return opening;
}

/** A draft of an entity that nobody has yet. */
export function beginDraft(user: string, entity: string, overlay: Overlay): void {
  open.delete(keyOf(user, entity));
  keepDraft(user, entity, { origin: {}, overlay, named: [] });
}

async function refreshed(draft: EntityDraft): Promise<EntityDraft> {
  await draft.refresh();
  return draft;
}
