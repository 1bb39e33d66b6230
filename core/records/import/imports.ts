import type { Caller } from '#core/contract/caller.ts';
import { AppError } from '#core/errors.ts';
import { sql } from '#core/kit/sql.ts';
import type { BackgroundContext } from '#core/records/background-context.ts';
import { findEntity } from '#core/records/context.ts';
import { changeImport, isOpen } from '#core/records/import/change-import.ts';
import { changeState, listStored, loadImport, type StateChange } from '#core/records/import/import-store.ts';
import { importView } from '#core/records/import/import-view.ts';
import { mappingProblems, openQuestions } from '#core/records/import/mapping/check-mapping.ts';
import { forgetUnreached } from '#core/records/import/run/staged-rows.ts';
import { createWorker, tell } from '#core/records/import/run/worker.ts';
import { startImport, type Upload } from '#core/records/import/start-import.ts';
import { wrongState } from '#core/records/import/state-names.ts';
import type { StoredImport } from '#core/records/import/stored-import.ts';
import type { Import, ImportPatch } from '#schemas/types/api.ts';

/** Files on their way into entities, as one node sees them. */
export interface Imports {
  start(caller: Caller, upload: Upload): Promise<Import>;
  list(caller: Caller): Promise<Import[]>;
  get(caller: Caller, id: string): Promise<Import>;
  /** For readers of the rows: the import as it is stored, if the caller may see it. */
  find(caller: Caller, id: string): Promise<StoredImport>;
  change(caller: Caller, id: string, patch: ImportPatch): Promise<Import>;
  dryRun(caller: Caller, id: string): Promise<Import>;
  run(caller: Caller, id: string): Promise<Import>;
  undo(caller: Caller, id: string): Promise<Import>;
  cancel(caller: Caller, id: string): Promise<Import>;
  remove(caller: Caller, id: string): Promise<void>;
  /** What the owner's pages are told when an import moves on. */
  announcement(id: string): Promise<{ readonly userId: string; readonly message: unknown } | undefined>;
  stop(): Promise<void>;
}

export function createImports(context: BackgroundContext): Imports {
  const { database } = context.records;
  const worker = createWorker(context);
  const find = (caller: Caller, id: string) => findImport(context, caller, id);
  const view = (stored: StoredImport, caller: Caller) => importView(stored, caller.user.language);
  const move = async (caller: Caller, stored: StoredImport, change: Omit<StateChange, 'id' | 'from'>) => {
    const moved = await changeState(database, { id: stored.id, from: [stored.state], actor: caller.user.id, ...change });
    const now = await loadImport(database, stored.id);
    if (!moved) throw wrongState(now);
    tell(context, stored.id);
    worker.wake();
    return view(now, caller);
  };
  return {
    start: async (caller, upload) => view(await startImport(context, caller, upload), caller),
    list: async (caller) =>
      (await listStored(database, isAdministrator(caller) ? null : caller.user.id)).map((stored) => view(stored, caller)),
    get: async (caller, id) => view(await find(caller, id), caller),
    find,
    change: async (caller, id, patch) => view(await changeImport(context, caller, { stored: await find(caller, id), patch }), caller),
    dryRun: async (caller, id) => {
      const stored = await find(caller, id);
      if (!isOpen(stored)) throw wrongState(stored);
      refuseUnready(context, caller, stored);
      return move(caller, stored, { to: 'checking', restart: true, unset: ['problems', 'error'] });
    },
    run: async (caller, id) => {
      const stored = await find(caller, id);
      const goesOn = stored.document.begun === true && (stored.state === 'failed' || stored.state === 'cancelled');
      if (!goesOn && !isOpen(stored)) throw wrongState(stored);
      refuseUnready(context, caller, stored);
      // From here on the file cannot be read another way.
      await database.run(sql`DELETE FROM vinculo.import_file WHERE import_id = ${id}::uuid`);
      return move(caller, stored, { to: 'running', restart: !goesOn, set: { begun: true }, unset: ['problems', 'error'] });
    },
    undo: async (caller, id) => {
      const stored = await find(caller, id);
      const canBeUndone = stored.document.begun === true && ['done', 'cancelled', 'failed'].includes(stored.state);
      if (!canBeUndone) throw wrongState(stored);
      return move(caller, stored, { to: 'undoing', unset: ['error'] });
    },
    cancel: async (caller, id) => {
      const stored = await find(caller, id);
      if (stored.state === 'checking') return move(caller, stored, { to: 'mapping', restart: true });
      if (stored.state !== 'running') throw wrongState(stored);
      const cancelled = await move(caller, stored, { to: 'cancelled' });
      await forgetUnreached(database, id);
      return cancelled;
    },
    remove: async (caller, id) => {
      const stored = await find(caller, id);
      const removed = await database.run(
        sql`DELETE FROM vinculo.import WHERE id = ${id}::uuid AND state NOT IN ('checking', 'running', 'undoing')`,
      );
      if (removed === 0) throw wrongState(stored);
    },
    announcement: (id) => announcement(context, id),
    stop: worker.stop,
  };
}

/** Of somebody else's import not even the existence is told. */
async function findImport({ records }: BackgroundContext, caller: Caller, id: string): Promise<StoredImport> {
  const stored = await loadImport(records.database, id);
  if (stored.createdBy !== caller.user.id && !isAdministrator(caller)) throw new AppError('IMPORT_NOT_FOUND');
  return stored;
}

function isAdministrator({ user }: Caller): boolean {
  return user.roles.includes('administrator');
}

function refuseUnready({ records }: BackgroundContext, caller: Caller, stored: StoredImport): void {
  const { columns, mapping, matchBy } = stored.document;
  const check = { entity: findEntity(caller, stored.entity), columns, mapping, matchBy, caller, hooks: records.hooks };
  const places = mappingProblems(check);
  const problems = places.length > 0 ? places : openQuestions(check);
  if (problems.length > 0) throw new AppError('IMPORT_MAPPING_INVALID', { places: problems });
}

async function announcement({ records, callers, registry }: BackgroundContext, id: string) {
  const stored = await loadImport(records.database, id).catch(() => undefined);
  const owner = stored && (await callers.byUser(stored.createdBy, registry.current()));
  return owner && { userId: owner.id, message: { type: 'import', import: importView(stored, owner.language) } };
}
