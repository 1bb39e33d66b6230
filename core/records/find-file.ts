import { policyFor } from '#core/access/policy.ts';
import type { Caller } from '#core/contract/caller.ts';
import { isAppError } from '#core/errors.ts';
import type { StoredFile } from '#core/files/file-store.ts';
import { sql } from '#core/kit/sql.ts';
import { checkId, type RecordsContext } from '#core/records/context.ts';
import { getRecord } from '#core/records/get.ts';

interface KeptFile extends StoredFile {
  readonly mine: boolean;
  readonly entity_no: number | null;
  readonly record_id: string | null;
}

/** A file the caller may have: one they uploaded and nobody has saved yet, or one that stands in a field they may read of a record they may see. */
export async function findFile(context: RecordsContext, caller: Caller, given: string): Promise<StoredFile | undefined> {
  const [file] = await context.database.rows<KeptFile>(
    sql`SELECT id, name, type, size::float8 AS size, created_by = ${caller.user.id}::uuid AS mine, entity_no, record_id
      FROM vinculo.file WHERE id = ${checkId(given)}::uuid`,
  );
  if (!file) return undefined;
  const mayHave = file.record_id === null ? file.mine : await isSeen(context, caller, file);
  return mayHave ? file : undefined;
}

async function isSeen(context: RecordsContext, caller: Caller, { id, entity_no, record_id }: KeptFile): Promise<boolean> {
  const entity = entity_no === null ? undefined : caller.registry.entityByNo.get(entity_no);
  if (!entity || record_id === null) return false;
  const policy = policyFor(caller, entity, 'read');
  const fields = [...entity.fields.values()]
    .filter((field) => field.type.holdsFile && policy.field(field) !== 'none')
    .map(({ name }) => name);
  if (fields.length === 0) return false;
  const found = await getRecord(context, caller, { entity: entity.name, id: record_id, fields, trash: true }).catch((error: unknown) => {
    if (isAppError(error, 'RECORD_NOT_FOUND') || isAppError(error, 'ACTION_DENIED')) return undefined;
    throw error;
  });
  return fields.some((name) => (found?.data[name] as { id?: string } | null | undefined)?.id === id);
}
