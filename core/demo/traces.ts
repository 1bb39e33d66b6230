import { ident, sql } from '#core/kit/sql.ts';
import { firstUuid7 } from '#core/kit/uuid7.ts';
import { MANY_CHANGED, tellOfMany } from '#core/records/store-past.ts';
import type { Database, Queryable } from '#core/sql/database.ts';
import { tablesWithColumn } from '#core/sql/tables-with-column.ts';

/**
 * What people and the engine leave behind about a record stands in tables with a column `record_id`; what belongs to a user, in those with
 * `user_id`. Apart are the marks themselves, the outbox, which is read by time, and the rows of an import, which say what a real file did.
 */
const APART: ReadonlySet<string> = new Set(['demo', 'demo_record', 'outbox', 'import_row', 'import_related']);

export async function forgetRecords(db: Queryable, entityNo: number, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const numbered = new Set(await tablesWithColumn(db, 'entity_no', 'int4'));
  for (const table of await tablesWithColumn(db, 'record_id')) {
    if (APART.has(table)) continue;
    const same = numbered.has(table) ? sql`entity_no = ${entityNo}::int AND` : sql``;
    await db.run(sql`DELETE FROM ${ident('vinculo', table)} WHERE ${same} record_id = ANY(${ids}::uuid[])`);
  }
}

export async function forgetUsers(db: Queryable, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  for (const table of await tablesWithColumn(db, 'user_id')) {
    if (!APART.has(table)) await db.run(sql`DELETE FROM ${ident('vinculo', table)} WHERE user_id = ANY(${ids}::uuid[])`);
  }
}

/** What the outbox says of invented records that people changed: all of it since they were made, before the first of them goes. */
export async function forgetHappenings(database: Database, madeFor: string): Promise<void> {
  await database.transaction(async (tx) => {
    const entities = await tx.tuples(
      sql`WITH gone AS (DELETE FROM vinculo.outbox o USING vinculo.demo_record d
          WHERE o.id >= ${firstUuid7(new Date(Date.parse(madeFor) - CLOCKS_DIFFER_MS))}::uuid AND o.entity_no = d.entity_no AND o.record_id = d.record_id RETURNING o.entity_no)
        SELECT DISTINCT entity_no FROM gone`,
    );
    await tellOfMany(
      tx,
      entities.map(([no]) => Number(no)),
    );
  });
}

/** The same for those that go now, since the removal began. */
export async function forgetHappeningsOf(db: Queryable, ids: readonly string[], began: Date): Promise<void> {
  const first = firstUuid7(new Date(began.getTime() - CLOCKS_DIFFER_MS));
  await db.run(sql`DELETE FROM vinculo.outbox WHERE id >= ${first}::uuid AND record_id = ANY(${ids}::uuid[])`);
}

/** A removal that ended this long ago has been noticed by every node and every browser that comes back. */
const NOTICED = '1 hour';
/** The keys of the outbox tell the time of the node that wrote them. */
const CLOCKS_DIFFER_MS = 60_000;

/** The last traces: what told nodes and browsers of the making and the removal, and the row that says there was one. */
export async function forgetRemoval(database: Database, after = NOTICED): Promise<void> {
  await database.transaction(async (tx) => {
    const [row] = await tx.rows<{ made: string; ended: string }>(
      sql`DELETE FROM vinculo.demo WHERE id = 1 AND state = 'removed' AND updated_at <= now() - ${after}::interval
        RETURNING to_char(made_for, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS made, to_char(updated_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS ended`,
    );
    if (!row) return;
    const first = firstUuid7(new Date(Date.parse(row.made) - CLOCKS_DIFFER_MS));
    const last = firstUuid7(new Date(Date.parse(row.ended) + CLOCKS_DIFFER_MS));
    await tx.run(sql`DELETE FROM vinculo.outbox WHERE id >= ${first}::uuid AND id <= ${last}::uuid AND kind = ${MANY_CHANGED}`);
  });
}
