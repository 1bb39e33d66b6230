import { type Sql, sql } from '#core/kit/sql.ts';
import type { Database, Queryable } from '#core/sql/database.ts';

/** What happened, as every node learns of it. */
export interface OutboxEvent {
  readonly position: Position;
  readonly id: string;
  /** 'record.created', 'record.updated', 'record.removed', 'record.restored', 'schema.changed', 'import.progressed' … */
  readonly kind: string;
  readonly entityNo: number | null;
  readonly recordId: string | null;
  readonly version: number | null;
  readonly actor: string | null;
  /** ISO 8601. */
  readonly at: string;
  readonly body: unknown;
}

/** Place in the outbox: transaction id and number, which together grow in an order that never hides a late commit. */
export interface Position {
  readonly xid: string;
  readonly seq: string;
}

export const BATCH = 1_000;

/** Tells one database from another: a position means nothing in a database that was restored elsewhere. */
export async function outboxEpoch(database: Queryable): Promise<string> {
  const [row] = await database.tuples(sql`SELECT system_identifier::text FROM pg_control_system()`).catch(() => []);
  return String(row?.[0] ?? 'unknown');
}

/** A position as a text that a browser can keep, and back; undefined for one of another database. */
export function writeCursor(epoch: string, { xid, seq }: Position): string {
  return [epoch, xid, seq].join('.');
}

export function readCursor(epoch: string, cursor: string): Position | undefined {
  const [, xid, seq] = /^[^.]*\.(\d{1,18})\.(\d{1,18})$/.exec(cursor) ?? [];
  return cursor.startsWith(`${epoch}.`) && xid !== undefined && seq !== undefined ? { xid, seq } : undefined;
}

/** Where the outbox ends now. */
export async function outboxEnd(database: Queryable): Promise<Position> {
  const [row] = await database.tuples(sql`SELECT pg_snapshot_xmin(pg_current_snapshot())::text`);
  return { xid: String(row?.[0]), seq: '0' };
}

/**
 * Events after a position, from transactions that no running one can precede any more. Nothing is ever skipped,
 * but an open transaction anywhere holds it back: that is why nodes also hint each other.
 */
export function readOutbox(database: Queryable, after: Position, limit = BATCH): Promise<OutboxEvent[]> {
  const settled = sql`(xid, seq) > (${after.xid}::xid8, ${after.seq}::bigint) AND xid < pg_snapshot_xmin(pg_current_snapshot())`;
  return readEvents(database, settled, limit);
}

/** Everything committed after a position, also what the tail does not dare to pass yet: for one who is told of later commits anyway. */
export function readCommitted(database: Database, after: Position): Promise<OutboxEvent[]> {
  return readEvents(database, sql`(xid, seq) > (${after.xid}::xid8, ${after.seq}::bigint)`, BATCH);
}

/** Whether everything after a position is still there: the outbox is pruned from its front, so what stood there then shows it. */
export async function isWithinOutbox(database: Database, { xid, seq }: Position): Promise<boolean> {
  const rows = await database.tuples(sql`SELECT 1 FROM vinculo.outbox WHERE (xid, seq) <= (${xid}::xid8, ${seq}::bigint) LIMIT 1`);
  return rows.length > 0;
}

async function readEvents(database: Queryable, where: Sql, limit: number): Promise<OutboxEvent[]> {
  const rows = await database.tuples(
    sql`SELECT xid::text, seq::text, id, kind, entity_no, record_id, version, actor, body, to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') FROM vinculo.outbox WHERE ${where} ORDER BY xid, seq LIMIT ${limit}::int`,
    { prepared: true },
  );
  return rows.map(toEvent);
}

function toEvent(row: unknown[]): OutboxEvent {
  const [xid, seq, id, kind, entityNo, recordId, version, actor, body, at] = row as [
    string,
    string,
    string,
    string,
    number | null,
    string | null,
    number | null,
    string | null,
    unknown,
    string,
  ];
  return { position: { xid, seq }, id, kind, entityNo, recordId, version, actor, at, body };
}
