import type { ChangeRequest, Present } from '#core/change/apply-change.ts';
import type { WantedChange } from '#core/change/change-request.ts';
import { checkResult } from '#core/change/check-result.ts';
import { completeOverlay, completeOwnEntity, type Ground } from '#core/change/complete-request.ts';
import { refuseInvalid } from '#core/change/refuse-invalid.ts';
import { withoutUnchanged } from '#core/change/without-unchanged.ts';
import { AppError } from '#core/errors.ts';
import type { Layers, StoredDefinition } from '#core/registry/layers.ts';

export interface Asker {
  readonly author: string;
  readonly present: Present;
  /** The request comes from files, with uids of their own. */
  readonly trusted?: boolean;
}

/** Turns what an administrator wants into a change of definitions, complete and valid on top of what is stored. */
export async function decideRequest(
  wanted: WantedChange,
  stored: Layers,
  { author, present, trusted = false }: Asker,
): Promise<ChangeRequest> {
  if (wanted.base > present.revision)
    refuseInvalid([{ path: '/base', code: 'change.base', params: { base: wanted.base, revision: present.revision } }]);
  const names = [...Object.keys(wanted.overlays), ...Object.keys(wanted.entities)];
  refuseStale(stored, names, wanted.base);
  const ground: Ground = { stored, present, trusted };
  const definitions: StoredDefinition[] = [];
  for (const [entity, overlay] of Object.entries(wanted.overlays)) definitions.push(await completeOverlay(entity, overlay, ground));
  for (const [entity, document] of Object.entries(wanted.entities)) definitions.push(await completeOwnEntity(entity, document, ground));
  const changed = withoutUnchanged(definitions, stored);
  checkResult(stored, changed);
  return { definitions: changed, author };
}

/** Refuses when somebody changed one of these entities after the draft began. */
function refuseStale(stored: Layers, entities: readonly string[], base: number): void {
  const moved = stored.documents.filter(
    (definition) => definition.layer === 'admin' && entities.includes(definition.entity) && (definition.revision ?? 0) > base,
  );
  if (moved.length === 0) return;
  throw new AppError('CHANGE_CONFLICT', {
    params: { entities: moved.map((definition) => definition.entity).join(', ') },
    members: { current: Object.fromEntries(moved.map((definition) => [definition.entity, definition.document])) },
  });
}
