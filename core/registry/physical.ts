import type { Formats } from '#core/contract/field-type.ts';
import { sql } from '#core/kit/sql.ts';
import type { Queryable } from '#core/sql/database.ts';
import type { FieldDefinition } from '#schemas/types/definition.ts';

/** The table and columns that the engine gave an entity, once and for ever. */
export interface PhysicalEntity {
  readonly uid: string;
  readonly no: number;
  readonly table: string;
  readonly fields: ReadonlyMap<string, PhysicalField>;
  /** Columns in which there can be no empty value. */
  readonly notNull: ReadonlySet<string>;
}

/** Where values of a field stand. */
export interface Storage {
  readonly columns: readonly string[];
  readonly linkTable: string | null;
}

/** Where a field's values stood before its type was changed, and what it was changed into. Nothing writes there any more. */
export interface FormerStorage extends Storage {
  readonly before: FieldDefinition;
  readonly after: FieldDefinition;
  readonly formats: Formats;
}

/** Where a field's values are being brought, and as what. */
export interface NextStorage extends Storage {
  readonly definition: FieldDefinition;
  readonly formats: Formats;
}

export interface PhysicalField extends Storage {
  /** The latest last. */
  readonly former?: readonly FormerStorage[];
  readonly next?: NextStorage;
}

/** Every place that a field has or had. */
export function storagesOf({ columns, linkTable, former = [], next }: PhysicalField): Storage[] {
  return [{ columns, linkTable }, ...former, ...(next ? [next] : [])];
}

export type Physical = ReadonlyMap<string, PhysicalEntity>;

interface FieldRow {
  readonly entity_uid: string;
  readonly uid: string;
  readonly columns: string[];
  readonly link_table: string | null;
  readonly former: FormerStorage[];
  readonly next: NextStorage | null;
}

/** Reads the whole map, retired entities and fields included: their names stay taken. */
export async function loadPhysical(db: Queryable): Promise<Physical> {
  const entities = await db.rows<{ uid: string; no: number; table_name: string }>(sql`SELECT uid, no, table_name FROM vinculo.entity`);
  const fields = await db.rows<FieldRow>(
    sql`SELECT f.entity_uid, f.uid, f.columns, f.link_table, f.former,
        (SELECT json_build_object('columns', c.columns, 'linkTable', c.link_table, 'definition', c.after, 'formats', c.formats)
          FROM vinculo.conversion c WHERE c.entity_uid = f.entity_uid AND c.field_uid = f.uid AND c.state = ANY(${LIVE_STATES}::text[])) AS next
      FROM vinculo.field f`,
  );
  const filled = await db.rows<{ name: string; columns: string[] }>(
    sql`SELECT c.relname AS name, array_agg(a.attname::text) AS columns FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnotnull AND NOT a.attisdropped
      WHERE c.relnamespace = 'entity'::regnamespace AND c.relkind = 'r' GROUP BY c.relname`,
  );
  const notNull = new Map(filled.map((table) => [table.name, new Set(table.columns)]));
  const byEntity = Map.groupBy(fields, (field) => field.entity_uid);
  return new Map(
    entities.map((entity) => {
      const map = new Map((byEntity.get(entity.uid) ?? []).map((field) => [field.uid, toField(field)]));
      return [
        entity.uid,
        { uid: entity.uid, no: entity.no, table: entity.table_name, fields: map, notNull: notNull.get(entity.table_name) ?? new Set() },
      ];
    }),
  );
}

/** A conversion in one of these is under way: its field is written in both places. */
export const LIVE_STATES = ['waiting', 'running', 'failed'] as const;

function toField({ columns, link_table, former, next }: FieldRow): PhysicalField {
  return { columns, linkTable: link_table, ...(former.length > 0 && { former }), ...(next && { next }) };
}
