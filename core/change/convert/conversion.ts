import type { Formats } from '#core/contract/field-type.ts';
import { type Sql, sql } from '#core/kit/sql.ts';
import { type FormerStorage, LIVE_STATES, type Storage } from '#core/registry/physical.ts';
import type { Database, Queryable } from '#core/sql/database.ts';
import type { FieldDefinition } from '#schemas/types/definition.ts';

/** Root keywords of a definition that wait until the field is what they count on, as they will be. */
export type Held = Readonly<Record<string, unknown>>;

/** A field's way to another type. */
export interface Conversion {
  readonly id: string;
  /** The first revision whose registry writes both. */
  readonly revision: number;
  readonly author: string | null;
  readonly entityUid: string;
  readonly fieldUid: string;
  readonly entity: string;
  readonly field: string;
  readonly before: FieldDefinition;
  readonly after: FieldDefinition;
  readonly held: Held;
  readonly formats: Formats;
  /** Where the values are brought. */
  readonly storage: Storage;
  /** It goes back: what its values were there when they left. */
  readonly former: FormerStorage | null;
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  /** 0 = filling; from 1 on it is looked for what is not as it should be. */
  readonly pass: number;
  /** The last record that was done in this pass. */
  readonly position: string | null;
  /** What this pass has put right so far. */
  readonly found: number;
}

const COLUMNS = sql`id, revision, author, entity_uid AS "entityUid", field_uid AS "fieldUid", entity, field, before, after, held, formats,
  json_build_object('columns', columns, 'linkTable', link_table) AS storage, former, state, pass, position, found::int`;

async function load(db: Queryable, where: Sql): Promise<Conversion[]> {
  return db.rows<Conversion>(sql`SELECT ${COLUMNS} FROM vinculo.conversion WHERE ${where} ORDER BY id`);
}

export async function loadConversion(db: Queryable, id: string): Promise<Conversion | undefined> {
  return (await load(db, sql`id = ${id}::uuid`))[0];
}

export function liveConversions(db: Queryable): Promise<Conversion[]> {
  return load(db, sql`state = ANY(${LIVE_STATES}::text[])`);
}

/** Conversions of a field, or of all of an entity's, that were given up: what they made is still there. */
export function abandonedConversions(
  db: Queryable,
  { entityUid, fieldUid = null }: { entityUid: string; fieldUid?: string | null | undefined },
): Promise<Conversion[]> {
  return load(
    db,
    sql`state = 'cancelled' AND former IS NULL AND entity_uid = ${entityUid} AND (${fieldUid}::text IS NULL OR field_uid = ${fieldUid})`,
  );
}

/** From now on, and once whatever began before has ended, everything that is written to the field is written in both places. */
export async function fenceField(database: Database, { entityUid, fieldUid, revision }: Conversion): Promise<void> {
  await database.run(
    sql`UPDATE vinculo.field SET written_from = greatest(written_from, ${revision}::int) WHERE entity_uid = ${entityUid} AND uid = ${fieldUid}`,
  );
}
