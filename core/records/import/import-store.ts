import { AppError } from '#core/errors.ts';
import { sql } from '#core/kit/sql.ts';
import { isUuid } from '#core/kit/uuid7.ts';
import type { ImportDocument, StoredImport } from '#core/records/import/stored-import.ts';
import type { Queryable } from '#core/sql/database.ts';
import type { ImportCounts, ImportState } from '#schemas/types/api.ts';

interface Row {
  readonly id: string;
  readonly entity: string;
  readonly state: ImportState;
  readonly created_by: string;
  readonly created_at: string;
  readonly actor: string | null;
  readonly position: number;
  readonly counts: ImportCounts | null;
  readonly document: ImportDocument;
}

const COLUMNS = sql`id, entity, state, created_by, to_char(created_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS created_at, actor, position, counts, document`;

const toImport = ({ created_by, created_at, ...row }: Row): StoredImport => ({ ...row, createdBy: created_by, createdAt: created_at });

export async function loadImport(db: Queryable, id: string): Promise<StoredImport> {
  const [row] = isUuid(id) ? await db.rows<Row>(sql`SELECT ${COLUMNS} FROM vinculo.import WHERE id = ${id}::uuid`) : [];
  if (!row) throw new AppError('IMPORT_NOT_FOUND');
  return toImport(row);
}

const MOST_LISTED = 100;

/** The latest imports of one user, or of all. */
export async function listStored(db: Queryable, owner: string | null): Promise<StoredImport[]> {
  const rows = await db.rows<Row>(
    sql`SELECT ${COLUMNS} FROM vinculo.import WHERE ${owner}::uuid IS NULL OR created_by = ${owner}::uuid ORDER BY created_at DESC LIMIT ${MOST_LISTED}::int`,
  );
  return rows.map(toImport);
}

export interface StateChange {
  readonly id: string;
  readonly from: readonly ImportState[];
  readonly to: ImportState;
  readonly actor?: string;
  readonly entity?: string;
  /** Members of the document to set, and to take away. */
  readonly set?: Partial<ImportDocument>;
  readonly unset?: readonly (keyof ImportDocument)[];
  /** Begin at the first row again. */
  readonly restart?: boolean;
}

/** Moves an import from one state to another; false if it was in none of those expected. No worker has it afterwards. */
export async function changeState(
  db: Queryable,
  { id, from, to, actor, entity, set = {}, unset = [], restart = false }: StateChange,
): Promise<boolean> {
  const changed = await db.run(
    sql`UPDATE vinculo.import SET state = ${to}, worker = NULL, updated_at = now(), actor = coalesce(${actor ?? null}::uuid, actor), entity = coalesce(${entity ?? null}, entity),
        position = CASE WHEN ${restart}::boolean THEN 0 ELSE position END, counts = CASE WHEN ${restart}::boolean THEN NULL ELSE counts END,
        document = (document || ${JSON.stringify(set)}::jsonb) - ${unset}::text[]
      WHERE id = ${id}::uuid AND state = ANY(${from}::text[])`,
  );
  return changed === 1;
}
