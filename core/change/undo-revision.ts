import type { ChangeRequest } from '#core/change/apply-change.ts';
import { checkResult } from '#core/change/check-result.ts';
import type { Asker } from '#core/change/decide-request.ts';
import { findRevision, isUndoable } from '#core/change/revisions.ts';
import { AppError } from '#core/errors.ts';
import { type Overlap, threeWay } from '#core/kit/three-way.ts';
import { type Layers, type StoredDefinition, sameKey } from '#core/registry/layers.ts';
import type { Queryable } from '#core/sql/database.ts';

export interface UndoPlace extends Asker {
  readonly database: Queryable;
}

/**
 * The change that takes back what a revision did and leaves what came after it. An entity that it made is retired, not forgotten.
 * Throws REVISION_FINAL, or REVISION_OVERLAPS where later revisions changed the same leaves.
 */
export async function undoRevision(number: number, stored: Layers, { author, database }: UndoPlace): Promise<ChangeRequest> {
  const revision = await findRevision(database, number);
  if (!isUndoable(revision)) throw new AppError('REVISION_FINAL', { params: { revision: number } });
  const reverted = revision.after.map((after) => {
    const before = revision.before.find((one) => sameKey(one, after));
    return takeBack({ after, before: before?.document ?? null, now: stored.find(after)?.document ?? null });
  });
  const overlaps = reverted.flatMap(({ definition, overlaps: found }) => found.map((one) => ({ entity: definition.entity, ...one })));
  if (overlaps.length > 0) throw new AppError('REVISION_OVERLAPS', { params: { revision: number }, members: { overlaps } });
  const definitions = reverted.map(({ definition }) => definition);
  checkResult(stored, definitions);
  const summary = {
    en: `Undid revision ${number}: ${revision.summary.en ?? ''}`,
    pt: `Desfez a revisão ${number}: ${revision.summary.pt ?? ''}`,
    es: `Deshizo la revisión ${number}: ${revision.summary.es ?? ''}`,
  };
  return { definitions, author, summary, undoes: number };
}

interface Reverting {
  readonly after: StoredDefinition;
  readonly before: StoredDefinition['document'];
  readonly now: StoredDefinition['document'];
}

function takeBack({ after, before, now }: Reverting): { definition: StoredDefinition; overlaps: readonly Overlap[] } {
  const { layer, entity, kind } = after;
  const made = kind === 'entity' && before === null;
  if (made) return { definition: { layer, entity, kind, document: now && { ...now, 'x-lifecycle': { state: 'retired' } } }, overlaps: [] };
  const nothing = kind === 'extension' ? { 'x-extends': entity } : {};
  const { merged, overlaps } = threeWay({ now: now ?? nothing, from: after.document ?? nothing, to: before ?? nothing });
  const isEmpty = Object.keys(merged as object).every((keyword) => keyword === 'x-extends');
  return { definition: { layer, entity, kind, document: isEmpty ? null : (merged as StoredDefinition['document']) }, overlaps };
}
