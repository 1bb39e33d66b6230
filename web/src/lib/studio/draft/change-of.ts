import { completeOverlay } from '#lib/studio/draft/draft-check.ts';
import type { Overlay } from '#lib/studio/draft/overlay.ts';
import { withoutNewUids } from '#lib/studio/draft/overlay-edit.ts';
import type { StudioBase } from '#lib/studio/draft/studio-base.ts';
import type { ChangeRequest } from '#schemas/types/api.ts';
import type { EntityDefinition, ExtensionDefinition, Text } from '#schemas/types/definition.ts';

/** A draft as it is sent: `sent` is what the places of a refusal are about. The server checks it, whatever shape it has here. */
export function changeOf(base: StudioBase, overlay: Overlay, spoken: readonly (keyof Text)[]): { sent: Overlay; change: ChangeRequest } {
  const sent = withoutNewUids(completeOverlay(overlay, spoken), base);
  const { name } = base.entity;
  const documents =
    base.kind === 'entity'
      ? { entities: { [name]: sent as EntityDefinition } }
      : { overlays: { [name]: { ...sent, 'x-extends': name } as ExtensionDefinition } };
  return { sent, change: { base: base.revision, ...documents } };
}
