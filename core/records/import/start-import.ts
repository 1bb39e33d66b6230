import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { policyFor } from '#core/access/policy.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { Entity } from '#core/contract/registry.ts';
import { AppError } from '#core/errors.ts';
import { uuid7 } from '#core/kit/uuid7.ts';
import type { BackgroundContext } from '#core/records/background-context.ts';
import { findEntity } from '#core/records/context.ts';
import { loadImport } from '#core/records/import/import-store.ts';
import { firstMapping, suggestFields } from '#core/records/import/profile/suggest-fields.ts';
import { keepFile, type StagedFile, stageFile, stagingTransaction, withSpooled } from '#core/records/import/receive-file.ts';
import type { ImportDocument, StoredImport } from '#core/records/import/stored-import.ts';
import type { ImportColumn, MappingEntry } from '#schemas/types/api.ts';

export interface Upload {
  readonly entity: string;
  readonly name: string;
  readonly bytes: Readable;
  /** True when the bytes ended at the limit for uploads, and not with the file. */
  isCut(): boolean;
}

const LONGEST_NAME = 200;

/** Takes a file in: all of its rows are staged, or the file is refused and nothing stays. */
export async function startImport({ records }: BackgroundContext, caller: Caller, upload: Upload): Promise<StoredImport> {
  const entity = importable(caller, upload.entity);
  const id = uuid7();
  await withSpooled(upload.bytes, async (path) => {
    if (upload.isCut()) throw new AppError('BODY_TOO_LARGE', { params: { limit: '200 MB' } });
    const { size } = await stat(path);
    const name = upload.name.replaceAll(/[\p{Cc}]+/gu, ' ').slice(0, LONGEST_NAME);
    await stagingTransaction(records.database, async (session) => {
      await session.query("INSERT INTO vinculo.import (id, entity, state, created_by, document) VALUES ($1, $2, 'mapping', $3, '{}')", [
        id,
        entity.name,
        caller.user.id,
      ]);
      const staged = await stageFile(session, id, { path, name, size, options: {}, country: caller.user.country });
      await keepFile(session, id, path);
      await session.query('UPDATE vinculo.import SET document = $2 WHERE id = $1', [
        id,
        JSON.stringify(firstDocument(staged, entity, caller)),
      ]);
    });
  });
  return loadImport(records.database, id);
}

/** The entity, when the caller may create or change records of it. */
export function importable(caller: Caller, name: string): Entity {
  const entity = findEntity(caller, name);
  const refused = (['create', 'update'] as const).every((action) => policyFor(caller, entity, action).rows === 'none');
  if (refused || policyFor(caller, entity, 'read').rows === 'none')
    throw new AppError('ACTION_DENIED', { params: { entity: entity.name } });
  return entity;
}

function firstDocument(staged: StagedFile, entity: Entity, caller: Caller): ImportDocument {
  const { file, rows, columns } = staged;
  return { file, options: {}, rows, columns, onMatch: 'update', ...proposal(columns, entity, caller) };
}

/** What we would connect with what, to begin with. */
export function proposal(
  columns: readonly ImportColumn[],
  entity: Entity,
  caller: Caller,
): Pick<ImportDocument, 'suggestions' | 'mapping' | 'matchBy'> {
  const suggestions = suggestFields(columns, entity, caller);
  const mapping = firstMapping(suggestions, columns);
  return { suggestions, mapping, matchBy: usualMatch(mapping, entity, caller) };
}

/** A field that is unique by definition tells records apart best; a name does where there is none. */
export function usualMatch(mapping: readonly MappingEntry[], entity: Entity, caller: Caller): string[] {
  const reading = policyFor(caller, entity, 'read');
  const mapped = mapping
    .flatMap(({ field }) => entity.fields.get(field) ?? [])
    .filter((field) => reading.field(field) !== 'none' && field.type.operators.in);
  const found = mapped.find((field) => field.unique) ?? mapped.find((field) => field === entity.titleField);
  return found ? [found.name] : [];
}
