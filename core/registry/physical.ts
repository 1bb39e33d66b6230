import { sql } from '#core/kit/sql.ts';
import type { Queryable } from '#core/sql/database.ts';

/** The table and columns that the engine gave an entity, once and for ever. */
export interface PhysicalEntity {
  readonly uid: string;
  readonly no: number;
  readonly table: string;
  readonly fields: ReadonlyMap<string, PhysicalField>;
  /** Columns in which there can be no empty value. */
  readonly notNull: ReadonlySet<string>;
}

export interface PhysicalField {
  readonly columns: readonly string[];
  readonly linkTable: string | null;
}

export type Physical = ReadonlyMap<string, PhysicalEntity>;

/** Reads the whole map, retired entities and fields included: their names stay taken. */
export async function loadPhysical(db: Queryable): Promise<Physical> {
  const [entities, fields, filled] = await Promise.all([
    db.rows<{ uid: string; no: number; table_name: string }>(sql`SELECT uid, no, table_name FROM vinculo.entity`),
    db.rows<{ entity_uid: string; uid: string; columns: string[]; link_table: string | null }>(
      sql`SELECT entity_uid, uid, columns, link_table FROM vinculo.field`,
    ),
    db.rows<{ name: string; columns: string[] }>(
      sql`SELECT c.relname AS name, array_agg(a.attname::text) AS columns FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnotnull AND NOT a.attisdropped
        WHERE c.relnamespace = 'entity'::regnamespace AND c.relkind = 'r' GROUP BY c.relname`,
    ),
  ]);
  const notNull = new Map(filled.map((table) => [table.name, new Set(table.columns)]));
  return new Map(
    entities.map((entity) => {
      const own = fields.filter((field) => field.entity_uid === entity.uid);
      const map = new Map(own.map((field) => [field.uid, { columns: field.columns, linkTable: field.link_table }]));
      return [
        entity.uid,
        { uid: entity.uid, no: entity.no, table: entity.table_name, fields: map, notNull: notNull.get(entity.table_name) ?? new Set() },
      ];
    }),
  );
}
