import { sql } from '#core/kit/sql.ts';
import { keyOf, type Place } from '#core/live/presence/rooms.ts';
import type { Queryable } from '#core/sql/database.ts';

/** What a node says of one user at one record. */
export interface Attendance extends Place {
  readonly userId: string;
  readonly editing: boolean;
}

const columnsOf = (rows: readonly Attendance[]) => ({
  entities: rows.map((row) => row.entityNo),
  records: rows.map((row) => row.id),
  users: rows.map((row) => row.userId),
  editing: rows.map((row) => row.editing),
});

/** Says, or says again, that these users are there. */
export async function putAttendances(db: Queryable, node: string, rows: readonly Attendance[]): Promise<void> {
  if (rows.length === 0) return;
  const { entities, records, users, editing } = columnsOf(rows);
  await db.run(
    sql`INSERT INTO vinculo.presence (node, entity_no, record_id, user_id, editing)
      SELECT ${node}::uuid, * FROM unnest(${entities}::int[], ${records}::uuid[], ${users}::uuid[], ${editing}::boolean[])
      ON CONFLICT (entity_no, record_id, user_id, node) DO UPDATE SET editing = EXCLUDED.editing, seen_at = now()`,
  );
}

export async function removeAttendances(db: Queryable, node: string, rows: readonly Attendance[]): Promise<void> {
  if (rows.length === 0) return;
  const { entities, records, users } = columnsOf(rows);
  await db.run(
    sql`DELETE FROM vinculo.presence p USING unnest(${entities}::int[], ${records}::uuid[], ${users}::uuid[]) AS gone (entity_no, record_id, user_id)
      WHERE p.node = ${node}::uuid AND p.entity_no = gone.entity_no AND p.record_id = gone.record_id AND p.user_id = gone.user_id`,
  );
}

/** A node that stops takes its people with it. */
export async function removeNode(db: Queryable, node: string): Promise<void> {
  await db.run(sql`DELETE FROM vinculo.presence WHERE node = ${node}::uuid`);
}

/** What is left of nodes that died. */
export async function removeSilentNodes(db: Queryable, silentMs: number): Promise<void> {
  await db.run(sql`DELETE FROM vinculo.presence WHERE seen_at < now() - make_interval(secs => ${silentMs / 500}::float8)`);
}

export interface Elsewhere {
  /** This node, whose own tabs are known better here. */
  readonly node: string;
  readonly places: readonly Place[];
  readonly silentMs: number;
}

/** Who is at these records by what other nodes say: users by the key of the place, and whether they are editing. */
export async function readElsewhere(db: Queryable, { node, places, silentMs }: Elsewhere): Promise<Map<string, Map<string, boolean>>> {
  const rows = await db.tuples(
    sql`SELECT p.entity_no, p.record_id, p.user_id, bool_or(p.editing)
      FROM unnest(${places.map((place) => place.entityNo)}::int[], ${places.map((place) => place.id)}::uuid[]) AS at (entity_no, record_id)
      JOIN vinculo.presence p ON p.entity_no = at.entity_no AND p.record_id = at.record_id
      WHERE p.node <> ${node}::uuid AND p.seen_at > now() - make_interval(secs => ${silentMs / 1_000}::float8)
      GROUP BY p.entity_no, p.record_id, p.user_id`,
    { prepared: true },
  );
  const found = new Map<string, Map<string, boolean>>();
  for (const [entityNo, id, userId, editing] of rows as [number, string, string, boolean][]) {
    const key = keyOf({ entityNo, id });
    found.set(key, (found.get(key) ?? new Map<string, boolean>()).set(userId, editing));
  }
  return found;
}
