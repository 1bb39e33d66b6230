import { sql } from '#core/kit/sql.ts';
import type { Position } from '#core/outbox/outbox-tail.ts';
import type { Queryable } from '#core/sql/database.ts';

/** A browser that was away for longer reads everything again. */
const KEPT = '7 days';
/** Rows that go in one transaction: an open one holds back whoever reads the tail. */
const BATCH = 5_000;

/** Deletes from the front of the outbox what is old and what every reader has passed. The newest row always stays: it shows where the front is. */
export async function pruneOutbox(database: Queryable): Promise<void> {
  const front = await frontToBe(database);
  if (!front) return;
  for (;;) {
    const deleted = await database.run(
      sql`DELETE FROM vinculo.outbox WHERE id IN (SELECT id FROM vinculo.outbox
        WHERE (xid, seq) < (${front.xid}::xid8, ${front.seq}::bigint) ORDER BY xid, seq LIMIT ${BATCH}::int FOR UPDATE SKIP LOCKED)`,
    );
    if (deleted < BATCH) return;
  }
}

/** The first position that has to stay. Everything before it goes, so that nothing is ever missing in the middle. */
async function frontToBe(database: Queryable): Promise<Position | undefined> {
  const [front] = await database.rows<Position>(
    sql`SELECT xid::text, seq::text FROM (
        (SELECT xid, seq FROM vinculo.outbox WHERE at >= now() - ${KEPT}::interval ORDER BY xid, seq LIMIT 1)
        UNION ALL (SELECT xid, seq FROM vinculo.outbox ORDER BY xid DESC, seq DESC LIMIT 1)
        UNION ALL SELECT xid, seq FROM vinculo.outbox_reader) AS wanted
      ORDER BY wanted.xid, wanted.seq LIMIT 1`,
  );
  return front;
}
