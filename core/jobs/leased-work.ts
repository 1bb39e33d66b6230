import { randomUUID } from 'node:crypto';
import { type Sql, sql } from '#core/kit/sql.ts';
import type { Database, Queryable } from '#core/sql/database.ts';

/** Long work that people start and watch, each piece a row of a table: done by one node at a time, from where the one before it left it. */
export interface LeasedWork {
  readonly database: Database;
  /** A table with the columns id, state, worker and updated_at. */
  readonly table: Sql;
  /** What it is called where it fails. */
  readonly what: string;
  /** States in which there is something to do. */
  readonly states: readonly string[];
  /** To the end of the work, or until `lease.isStopping()`. */
  carryOut(id: string, lease: Lease): Promise<void>;
  /** It cannot go on. */
  failed(id: string, error: unknown): Promise<void>;
  /** This node has nothing more to do with it. */
  left(id: string): void;
  /** Now and then: lets go of what ended long ago. */
  forgetOld(): Promise<void>;
  onError(error: unknown, what: string): void;
}

export interface LeasedWorker {
  /** Looks for work now. */
  wake(): void;
  /** Leaves what is under way where it can be left, for another node or the next start. */
  stop(): Promise<void>;
}

/** One claim to a piece of work. It ends for good when somebody moves the work on, even if the same node is the next to claim it. */
export interface Lease {
  /** The node is being shut down: leave the rest to others. */
  isStopping(): boolean;
  /**
   * Notes progress in the transaction of what was done; throws LeaseLost, and so undoes it, when the work is no longer in `state`
   * or no longer claimed by this lease.
   */
  advance(db: Queryable, progress: { readonly state: string; readonly set: Sql }): Promise<void>;
}

/** The work was cancelled, or taken over by another node. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

const LOOK_EVERY_MS = 5_000;
const HEARTBEAT_MS = 3_000;
/** A worker that has given no sign for this long is dead, and its work anybody's. */
const LEASE = '15 seconds';
const AT_ONCE = 2;
const FORGET_EVERY_MS = 3_600_000;

export function createLeasedWorker(work: LeasedWork): LeasedWorker {
  const running = new Set<Promise<void>>();
  const looking = new Set<Promise<void>>();
  let stopping = false;
  const look = async (): Promise<void> => {
    while (!stopping && running.size < AT_ONCE) {
      const claimed = await claim(work);
      if (claimed === undefined) return;
      const one = hold(work, claimed, () => stopping).finally(() => running.delete(one));
      running.add(one);
      void one.then(() => wake());
    }
  };
  const wake = () => {
    if (stopping) return;
    const one = look()
      .catch((error: unknown) => (stopping ? undefined : work.onError(error, work.what)))
      .finally(() => looking.delete(one));
    looking.add(one);
  };
  const timer = setInterval(wake, LOOK_EVERY_MS).unref();
  const forgetting = setInterval(
    () => void work.forgetOld().catch((error: unknown) => work.onError(error, work.what)),
    FORGET_EVERY_MS,
  ).unref();
  wake();
  return {
    wake,
    stop: async () => {
      stopping = true;
      clearInterval(timer);
      clearInterval(forgetting);
      // What is being claimed now is left again at once.
      await Promise.all(looking);
      await Promise.all(running);
    },
  };
}

interface Claimed {
  readonly id: string;
  /** Stands in the row for as long as the work is held. */
  readonly claim: string;
}

async function claim({ database, table, states }: LeasedWork): Promise<Claimed | undefined> {
  const token = randomUUID();
  const [row] = await database.tuples(
    sql`UPDATE ${table} SET worker = ${token}, updated_at = now() WHERE id = (
        SELECT id FROM ${table} WHERE state = ANY(${states}::text[]) AND (worker IS NULL OR updated_at < now() - ${LEASE}::interval)
        ORDER BY updated_at LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING id`,
  );
  return row && { id: String(row[0]), claim: token };
}

/** One claimed piece to its end, or to the point where the claim is over. */
async function hold(work: LeasedWork, { id, claim: token }: Claimed, isStopping: () => boolean): Promise<void> {
  const { database, table, what, onError } = work;
  const ours = sql`id = ${id} AND worker = ${token}`;
  const beat = setInterval(() => {
    database.run(sql`UPDATE ${table} SET updated_at = now() WHERE ${ours}`).catch(() => undefined);
  }, HEARTBEAT_MS);
  const lease: Lease = {
    isStopping,
    advance: async (db, { state, set }) => {
      const advanced = await db.run(sql`UPDATE ${table} SET updated_at = now(), ${set} WHERE ${ours} AND state = ${state}`);
      if (advanced !== 1) throw new LeaseLost();
    },
  };
  try {
    await work.carryOut(id, lease);
  } catch (error) {
    const [held] = await database.tuples(sql`SELECT 1 FROM ${table} WHERE ${ours}`).catch(() => [[1]]);
    if (held && !(error instanceof LeaseLost)) await work.failed(id, error).catch((worse: unknown) => onError(worse, what));
  } finally {
    clearInterval(beat);
    // What was not finished is free for others at once.
    await database.run(sql`UPDATE ${table} SET worker = NULL WHERE ${ours}`).catch(() => undefined);
    work.left(id);
  }
}

/** What ended is kept, and can be undone, for this long. */
const KEPT = '30 days';

/** Deletes the rows of what ended long ago, with all that hangs on them. The table has a column created_at too. */
export async function forgetEnded({ database, table, states }: Pick<LeasedWork, 'database' | 'table' | 'states'>): Promise<void> {
  await database.run(sql`DELETE FROM ${table} WHERE created_at < now() - ${KEPT}::interval AND state <> ALL(${states}::text[])`);
}
