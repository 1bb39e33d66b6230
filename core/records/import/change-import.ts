import type { Caller } from '#core/contract/caller.ts';
import { AppError } from '#core/errors.ts';
import type { BackgroundContext } from '#core/records/background-context.ts';
import { findEntity } from '#core/records/context.ts';
import { changeState, loadImport } from '#core/records/import/import-store.ts';
import { mappingProblems } from '#core/records/import/mapping/check-mapping.ts';
import { keptFile, stageFile, stagingTransaction, withSpooled } from '#core/records/import/receive-file.ts';
import { forgetUnreached } from '#core/records/import/run/staged-rows.ts';
import { importable, proposal, usualMatch } from '#core/records/import/start-import.ts';
import { wrongState } from '#core/records/import/state-names.ts';
import type { ImportDocument, StoredImport } from '#core/records/import/stored-import.ts';
import type { ImportPatch } from '#schemas/types/api.ts';

/** Changes what a file goes into, how it is read and which column goes where; findings of a trial before are void. */
export async function changeImport(
  context: BackgroundContext,
  caller: Caller,
  { stored, patch }: { stored: StoredImport; patch: ImportPatch },
): Promise<StoredImport> {
  const { database } = context.records;
  if (!isOpen(stored)) throw wrongState(stored);
  const entity = patch.entity === undefined ? findEntity(caller, stored.entity) : importable(caller, patch.entity);
  const read = patch.options ? await readAgain(context, caller, { stored, options: patch.options }) : {};
  const columns = read.columns ?? stored.document.columns;
  const proposed = patch.options || entity.name !== stored.entity ? proposal(columns, entity, caller) : undefined;
  const mapping = patch.mapping ?? proposed?.mapping ?? stored.document.mapping;
  const matchBy =
    patch.matchBy ??
    (patch.mapping && lostMatch(stored, patch.mapping)
      ? usualMatch(mapping, entity, caller)
      : (proposed?.matchBy ?? stored.document.matchBy));
  const places = mappingProblems({ entity, columns, mapping, matchBy, caller, hooks: context.records.hooks });
  if (places.length > 0) throw new AppError('IMPORT_MAPPING_INVALID', { places });
  const set = {
    ...read,
    mapping,
    matchBy,
    ...(proposed && { suggestions: proposed.suggestions }),
    ...(patch.onMatch && { onMatch: patch.onMatch }),
  };
  const moved = await changeState(database, {
    id: stored.id,
    from: [stored.state],
    to: 'mapping',
    entity: entity.name,
    set,
    unset: ['problems', 'error', 'undo'],
    restart: true,
  });
  if (!moved) throw wrongState(await loadImport(database, stored.id));
  if (stored.state !== 'mapping') await forgetUnreached(database, stored.id);
  return loadImport(database, stored.id);
}

/** Nothing has been written yet, and nothing is at work. */
export function isOpen({ state, document }: StoredImport): boolean {
  return state === 'mapping' || state === 'checked' || ((state === 'failed' || state === 'cancelled') && !document.begun);
}

/** A field by which records were told apart is no longer filled. */
function lostMatch({ document }: StoredImport, mapping: readonly { field: string }[]): boolean {
  return document.matchBy.some((name) => !mapping.some(({ field }) => field === name)) || document.matchBy.length === 0;
}

interface Again {
  readonly stored: StoredImport;
  readonly options: NonNullable<ImportPatch['options']>;
}

/** Reads the kept file anew: another separator, encoding or sheet. */
async function readAgain(
  { records }: BackgroundContext,
  caller: Caller,
  { stored, options: wanted }: Again,
): Promise<Partial<ImportDocument>> {
  const options = { ...stored.document.options, ...wanted };
  const { name, size } = stored.document.file;
  return withSpooled(keptFile(records.database, stored.id), (path) =>
    stagingTransaction(records.database, async (session) => {
      const locked = await session.query('SELECT 1 FROM vinculo.import WHERE id = $1 AND state = $2 FOR UPDATE', [stored.id, stored.state]);
      if (locked.rowCount === 0) throw wrongState(stored);
      await session.query('DELETE FROM vinculo.import_row WHERE import_id = $1', [stored.id]);
      const { file, rows, columns } = await stageFile(session, stored.id, { path, name, size, options, country: caller.user.country });
      return { options, file, rows, columns };
    }),
  );
}
