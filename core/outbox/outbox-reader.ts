import { isAppError } from '#core/errors.ts';
import { sql } from '#core/kit/sql.ts';
import { BATCH, type OutboxEvent, outboxEnd, outboxEpoch, type Position, readOutbox } from '#core/outbox/outbox-tail.ts';
import type { Database, Queryable } from '#core/sql/database.ts';

/** Reads all that was ever committed, once in the whole cluster: where it stands is kept in the database. */
export interface OutboxReader {
  /** Something was committed: look soon. */
  wake(): void;
  stop(): Promise<void>;
}

export interface ReaderOptions {
  readonly database: Database;
  readonly name: string;
  /** Acts on events in the transaction that moves the reader on; what it returns is called once that is committed. */
  handle(tx: Queryable, events: readonly OutboxEvent[]): Promise<() => void>;
  onError(error: unknown, what: string): void;
}

const LOOK_EVERY_MS = 2_000;
/** Commits that follow each other closely are read together. */
const GATHER_MS = 20;
/** After a full batch: what is behind by thousands must not slow down who is just writing them. */
const BREATH_MS = 200;
const TRIES = 3;

/** Begins, the first time, with what is committed from now on. */
export async function startOutboxReader(options: ReaderOptions): Promise<OutboxReader> {
  const { database, name } = options;
  const epoch = await outboxEpoch(database);
  await beginHere(database, name, epoch);
  const reading: Reading = { ...options, limit: BATCH, tries: 0 };
  let stopped = false;
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let wokenMeanwhile = false;
  const run = async (): Promise<void> => {
    while (!stopped && (await isBehind(database, name))) {
      const read = await readNext(reading);
      if (read === 'none' || read === 'later') return;
      if (read === 'full') await new Promise((resolve) => setTimeout(resolve, BREATH_MS));
    }
  };
  const look = (wait: number) => {
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = run()
        .catch((error: unknown) => (stopped ? undefined : options.onError(error, name)))
        .finally(() => {
          running = undefined;
          look(wokenMeanwhile ? GATHER_MS : LOOK_EVERY_MS);
          wokenMeanwhile = false;
        });
    }, wait).unref();
  };
  look(0);
  return {
    wake: () => {
      if (running) wokenMeanwhile = true;
      else look(GATHER_MS);
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/** A database that was restored elsewhere has other transaction numbers: it is read from its end. */
async function beginHere(db: Queryable, name: string, epoch: string): Promise<void> {
  const { xid, seq } = await outboxEnd(db);
  await db.run(
    sql`INSERT INTO vinculo.outbox_reader AS r (name, epoch, xid, seq) VALUES (${name}, ${epoch}, ${xid}::xid8, ${seq}::bigint)
      ON CONFLICT (name) DO UPDATE SET epoch = EXCLUDED.epoch, xid = EXCLUDED.xid, seq = EXCLUDED.seq WHERE r.epoch <> EXCLUDED.epoch`,
  );
}

async function isBehind(db: Queryable, name: string): Promise<boolean> {
  const rows = await db.tuples(
    sql`SELECT 1 FROM vinculo.outbox_reader r WHERE r.name = ${name} AND EXISTS (SELECT 1 FROM vinculo.outbox o
      WHERE (o.xid, o.seq) > (r.xid, r.seq) AND o.xid < pg_snapshot_xmin(pg_current_snapshot()))`,
    { prepared: true },
  );
  return rows.length > 0;
}

interface Reading extends ReaderOptions {
  limit: number;
  /** How often the event at which we stand has failed. */
  tries: number;
}

type Read = 'none' | 'some' | 'full' | 'later';

/** One batch. If it cannot be handled, events are taken one by one, and one that fails again and again is left behind. */
async function readNext(reading: Reading): Promise<Read> {
  const batch: { events: readonly OutboxEvent[] } = { events: [] };
  try {
    const after = await reading.database.transaction((tx) => handleBatch(tx, reading, batch));
    after();
    const full = batch.events.length === BATCH;
    reading.tries = 0;
    reading.limit = Math.min(BATCH, reading.limit * 2);
    return batch.events.length === 0 ? 'none' : full ? 'full' : 'some';
  } catch (error) {
    if (isAppError(error, 'BUSY') || isAppError(error, 'DATABASE_UNAVAILABLE')) return 'later';
    return blame(reading, batch.events, error);
  }
}

async function handleBatch(
  tx: Queryable,
  { name, limit, handle }: Reading,
  batch: { events: readonly OutboxEvent[] },
): Promise<() => void> {
  const [at] = await tx.rows<Position>(
    sql`SELECT xid::text, seq::text FROM vinculo.outbox_reader WHERE name = ${name} FOR UPDATE SKIP LOCKED`,
  );
  // Another node is at it.
  if (!at) return () => undefined;
  batch.events = await readOutbox(tx, at, limit);
  if (batch.events.length === 0) return () => undefined;
  const after = await handle(tx, batch.events);
  await moveOn(tx, name, batch.events);
  return after;
}

async function blame(reading: Reading, events: readonly OutboxEvent[], error: unknown): Promise<Read> {
  if (events.length > 1) {
    reading.limit = 1;
    return 'some';
  }
  reading.tries += 1;
  reading.onError(error, `${reading.name}: event ${events[0]?.id}`);
  if (events.length === 0 || reading.tries < TRIES) return 'later';
  reading.tries = 0;
  await moveOn(reading.database, reading.name, events);
  return 'some';
}

async function moveOn(db: Queryable, name: string, events: readonly OutboxEvent[]): Promise<void> {
  const { xid, seq } = (events.at(-1) as OutboxEvent).position;
  await db.run(sql`UPDATE vinculo.outbox_reader SET xid = ${xid}::xid8, seq = ${seq}::bigint WHERE name = ${name}`);
}
