import { raw, type Sql, sql } from '#core/kit/sql.ts';
import { foundRows, unionAll } from '#core/records/search/found-rows.ts';
import { aliveRows } from '#core/records/search/search-statement.ts';
import type { SearchedEntity } from '#core/records/search/searched-entity.ts';
import type { Database } from '#core/sql/database.ts';

export interface Touched {
  readonly entityNo: number;
  readonly id: string;
  /** When that person changed it last. */
  readonly at: string;
}

/** Changes looked through: one import may have left very many. */
const LOOKED_THROUGH = 400;

/** What somebody changed last, the latest first. */
export async function lastTouched(database: Database, userId: string): Promise<readonly Touched[]> {
  const tuples = await database.tuples(
    sql`SELECT entity_no, record_id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') FROM vinculo.audit
      WHERE actor = ${userId}::uuid ORDER BY id DESC LIMIT ${raw(String(LOOKED_THROUGH))}`,
    { prepared: true },
  );
  const latest = new Map<string, Touched>();
  for (const [entityNo, id, at] of tuples) {
    if (!latest.has(String(id))) latest.set(String(id), { entityNo: entityNo as number, id: String(id), at: String(at) });
  }
  return [...latest.values()];
}

/** Those of them that the caller may still see. */
export function recentStatement(entities: readonly SearchedEntity[], touched: readonly Touched[], limit: number): Sql | undefined {
  const parts = entities.flatMap((searched) => {
    const ids = touched.filter(({ entityNo }) => entityNo === searched.entity.no).map(({ id }) => id);
    if (ids.length === 0) return [];
    const found = sql`SELECT x.id, 0 AS score, x.place, count(*) OVER () AS total FROM unnest(${ids}::uuid[]) WITH ORDINALITY x (id, place)
      JOIN (SELECT t.id FROM ${aliveRows(searched)}) a ON a.id = x.id ORDER BY x.place LIMIT ${raw(String(limit))}`;
    return [foundRows(searched, found)];
  });
  return parts.length === 0 ? undefined : unionAll(parts);
}
