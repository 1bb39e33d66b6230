import type { Overlay } from '#lib/studio/draft/overlay.ts';

/** A draft that waits in this browser: it survives a closed tab; users of an installation have ids of their own, so it is theirs alone. */
export interface KeptDraft {
  /** The stored overlay it began from. */
  readonly origin: Overlay;
  readonly overlay: Overlay;
  /** Uids of new fields whose API name was written by hand. */
  readonly named: readonly string[];
}

const prefixOf = (user: string) => `vinculo.studio.${user}.`;
const keyOf = (user: string, entity: string) => prefixOf(user) + entity;

export function readDraft(user: string, entity: string): KeptDraft | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(user, entity)) ?? 'null') as KeptDraft | null;
    return kept && typeof kept.overlay === 'object' && typeof kept.origin === 'object' ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Names of the entities of which a draft waits. */
export function draftedEntities(user: string): string[] {
  try {
    const prefix = prefixOf(user);
    return Object.keys(localStorage).flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []));
  } catch {
    return [];
  }
}

export function keepDraft(user: string, entity: string, draft: KeptDraft | undefined): void {
  try {
    if (draft) localStorage.setItem(keyOf(user, entity), JSON.stringify(draft));
    else localStorage.removeItem(keyOf(user, entity));
  } catch {
    // A full or forbidden store: the draft lives as long as the page.
  }
}
