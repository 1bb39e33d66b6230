import { sql } from '#core/kit/sql.ts';
import type { Queryable } from '#core/sql/database.ts';
import type { Dropped } from '#core/sql/ddl.ts';
import type { TableShape } from '#core/sql/introspect.ts';

/** In place of the type of a column that a purge has not dropped yet: it fits no field. */
export const DOOMED = '';

/** What purges have still to drop. */
export async function loadDoomed(db: Queryable): Promise<Dropped[]> {
  const rows = await db.rows<{ drops: Dropped }>(
    sql`SELECT subject->'drops' AS drops FROM vinculo.change_task WHERE state NOT IN ('done', 'cancelled') AND subject ? 'drops'`,
  );
  return rows.map(({ drops }) => drops);
}

/**
 * The tables with what is to be dropped as though it stood until then, gone or not: a name that is given anew before its purge is
 * through would be dropped with what it stands for by then.
 */
export function withDoomed(shapes: ReadonlyMap<string, TableShape>, doomed: readonly Dropped[]): ReadonlyMap<string, TableShape> {
  const all = new Map(shapes);
  for (const { table, columns = [] } of doomed) {
    const { everHad = 0, columns: there = new Map<string, string>() } = all.get(table) ?? {};
    all.set(table, { everHad, columns: new Map([...there, ...columns.map((column) => [column, DOOMED] as const)]) });
  }
  return all;
}
