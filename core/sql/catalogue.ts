import { sql } from '#core/kit/sql.ts';
import type { Queryable } from '#core/sql/database.ts';
import { type TableShape, tableShapes } from '#core/sql/introspect.ts';

export interface StoredKey {
  readonly table: string;
  readonly column: string;
  readonly to: string;
  readonly valid: boolean;
}

export interface StoredIndex {
  readonly table: string;
  readonly valid: boolean;
  readonly unique: boolean;
  /** Columns it is built on, whatever it makes of them. */
  readonly columns: readonly string[];
}

/** What stands in the database of entities: tables with columns, foreign keys and indexes by name. */
export interface Catalogue {
  readonly tables: ReadonlyMap<string, TableShape>;
  readonly keys: readonly StoredKey[];
  readonly indexes: ReadonlyMap<string, StoredIndex>;
}

export async function readCatalogue(db: Queryable): Promise<Catalogue> {
  const tables = await tableShapes(db);
  const keys = await db.rows<StoredKey>(
    sql`SELECT c.relname AS table, a.attname AS column, t.relname AS to, k.convalidated AS valid FROM pg_constraint k
      JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1]
      WHERE k.contype = 'f' AND k.connamespace = 'entity'::regnamespace`,
  );
  const indexes = await db.rows<StoredIndex & { name: string }>(
    sql`SELECT i.relname AS name, c.relname AS table, x.indisvalid AS valid, x.indisunique AS unique,
        coalesce((SELECT json_agg(DISTINCT a.attname) FROM pg_depend d JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.refobjsubid
          WHERE d.classid = 'pg_class'::regclass AND d.objid = i.oid AND d.refobjid = c.oid AND d.refobjsubid > 0), '[]') AS columns
      FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class c ON c.oid = x.indrelid
      WHERE i.relnamespace = 'entity'::regnamespace AND NOT x.indisprimary`,
  );
  return { tables, keys, indexes: new Map(indexes.map(({ name, ...index }) => [name, index])) };
}
