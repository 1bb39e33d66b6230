import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from '#core/kit/sql.ts';
import { uuid7 } from '#core/kit/uuid7.ts';
import type { RegistryStore } from '#core/registry/registry-store.ts';
import type { Database, Queryable } from '#core/sql/database.ts';

/** This node among those that share the database. */
export interface Nodes {
  readonly id: string;
  stop(): Promise<void>;
}

export interface NodesOptions {
  readonly database: Database;
  readonly registry: RegistryStore;
  onError(error: unknown): void;
}

const BEAT_MS = 3_000;
/** A node that has given no sign for this long counts no more. It may wake up again: see `writtenFrom`. */
export const LEASE = '15 seconds';
/** Rows of nodes that died. */
const FORGOTTEN = '10 minutes';

/** Says which revision this node works with: at once when it moves on, and every few seconds, with a look at whether it missed one. */
export async function joinNodes({ database, registry, onError }: NodesOptions): Promise<Nodes> {
  const id = uuid7();
  let stopped = false;
  const beat = async (): Promise<void> => {
    await database.run(
      sql`INSERT INTO vinculo.node (id, revision) VALUES (${id}::uuid, ${registry.current().revision}::int)
        ON CONFLICT (id) DO UPDATE SET revision = EXCLUDED.revision, seen_at = now()`,
    );
  };
  const say = () => {
    if (!stopped) beat().catch((error: unknown) => (stopped ? undefined : onError(error)));
  };
  await beat();
  registry.onSwap(say);
  const timer = setInterval(() => {
    registry.reload().then(say, (error: unknown) => (stopped ? undefined : onError(error)));
  }, BEAT_MS).unref();
  return {
    id,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await database.run(sql`DELETE FROM vinculo.node WHERE id = ${id}::uuid`).catch(() => undefined);
    },
  };
}

/** Live nodes that still work with an older revision. */
async function nodesBefore(db: Queryable, revision: number): Promise<string[]> {
  await db.run(sql`DELETE FROM vinculo.node WHERE seen_at < now() - ${FORGOTTEN}::interval`);
  const rows = await db.tuples(
    sql`SELECT id FROM vinculo.node WHERE revision < ${revision}::int AND seen_at > now() - ${LEASE}::interval ORDER BY id`,
  );
  return rows.map(([id]) => String(id));
}

const LOOK_EVERY_MS = 100;

/** Until every live node works with the revision, or `isStopping`. True when they do. */
export async function everyNodeHas(db: Queryable, revision: number, isStopping: () => boolean): Promise<boolean> {
  while (!isStopping()) {
    if ((await nodesBefore(db, revision)).length === 0) return true;
    await sleep(LOOK_EVERY_MS);
  }
  return false;
}
