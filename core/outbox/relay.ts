import { randomUUID } from 'node:crypto';
import { sql } from '#core/kit/sql.ts';
import { type OutboxEvent, outboxEnd, outboxEpoch, readOutbox, writeCursor } from '#core/outbox/outbox-tail.ts';
import type { Connection } from '#core/sql/connection.ts';
import type { Database } from '#core/sql/database.ts';
import { listen } from '#core/sql/listen.ts';

/** Something that was committed and that open browsers may want to know. */
export interface Happening {
  /** A record changed; the schema has a new revision (its version); an import, a batch, the demo or a task of a schema change moved on; a user's rights or sessions, a setting, a saved view or a user's stars changed; `actor` was told something; somebody came to a record or left it, by what the node `actor` says. */
  readonly kind:
    | 'record'
    | 'schema'
    | 'import'
    | 'batch'
    | 'demo'
    | 'task'
    | 'session'
    | 'setting'
    | 'notification'
    | 'views'
    | 'star'
    | 'presence';
  readonly entityNo: number;
  readonly id: string;
  readonly version: number;
  readonly actor: string | null;
}

export interface Relay {
  /** Tells this node at once and the others by a hint. Call it after the commit. */
  publish(happenings: readonly Happening[]): void;
  /** How far everything was delivered, as a text: a browser that comes back resumes from here. */
  cursor(): string;
  stop(): Promise<void>;
}

export interface RelayOptions {
  readonly database: Database;
  readonly connection: Connection;
  deliver(happenings: readonly Happening[]): void;
  onError(error: Error): void;
}

const CHANNEL = 'vinculo';
const HINT_DELAY_MS = 10;
const TAIL_EVERY_MS = 1_500;
/** A notification may have 8,000 bytes; a happening takes about 110. */
const PER_HINT = 60;
const REMEMBERED = 20_000;

/**
 * Carries happenings to this node's browsers and to the other nodes: quickly by a hint, surely by the outbox's tail.
 * Hints are sent outside business transactions, because NOTIFY inside them serialises all commits.
 */
export async function startRelay(options: RelayOptions): Promise<Relay> {
  const node = randomUUID();
  const seen = createMemory();
  const deliver = (happenings: readonly Happening[]) => {
    const fresh = happenings.filter((happening) => seen.add(keyOf(happening)));
    if (fresh.length > 0) options.deliver(fresh);
  };
  const epoch = await outboxEpoch(options.database);
  const tail = await startTail(options, deliver);
  const hints = await startHints(options, node, deliver);
  return {
    publish: (happenings) => {
      deliver(happenings);
      hints.send(happenings);
    },
    cursor: () => writeCursor(epoch, tail.position()),
    stop: async () => {
      tail.stop();
      await hints.stop();
    },
  };
}

function keyOf({ kind, id, version }: Happening): string {
  return `${kind}:${id}:${version}`;
}

/** What was delivered lately, so that the tail does not deliver it again. */
function createMemory(): { add(key: string): boolean } {
  let young = new Set<string>();
  let old = new Set<string>();
  return {
    add: (key) => {
      if (young.has(key) || old.has(key)) return false;
      young.add(key);
      if (young.size > REMEMBERED) [old, young] = [young, new Set()];
      return true;
    },
  };
}

async function startTail({ database, onError }: RelayOptions, deliver: (happenings: readonly Happening[]) => void) {
  let position = await outboxEnd(database);
  let stopped = false;
  const poll = async () => {
    const events = await readOutbox(database, position);
    deliver(events.flatMap(toHappening));
    position = events.at(-1)?.position ?? position;
    return events.length;
  };
  const loop = async () => {
    while (!stopped) {
      const read = await poll().catch((error: Error) => {
        if (!stopped) onError(error);
        return 0;
      });
      if (read === 0) await new Promise((resolve) => setTimeout(resolve, TAIL_EVERY_MS).unref());
    }
  };
  void loop();
  return {
    position: () => position,
    stop: () => {
      stopped = true;
    },
  };
}

function toHappening({ kind, entityNo, recordId, version, actor, body }: OutboxEvent): Happening[] {
  if (kind === 'schema.changed')
    return [{ kind: 'schema', entityNo: 0, id: 'schema', version: (body as { revision: number }).revision, actor }];
  if (entityNo === null || recordId === null) return [];
  return [{ kind: 'record', entityNo, id: recordId, version: version ?? 0, actor }];
}

async function startHints(
  { database, connection, onError }: RelayOptions,
  node: string,
  deliver: (happenings: readonly Happening[]) => void,
) {
  const listener = await listen({ connection, channel: CHANNEL, onError }, (payload) => {
    const [from, ...happenings] = JSON.parse(payload) as [string, ...Happening[]];
    if (from !== node) deliver(happenings);
  });
  let waiting: Happening[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    timer = undefined;
    const batch = waiting;
    waiting = [];
    for (let i = 0; i < batch.length; i += PER_HINT) {
      const payload = JSON.stringify([node, ...batch.slice(i, i + PER_HINT)]);
      database.run(sql`SELECT pg_notify(${CHANNEL}, ${payload})`).catch(onError);
    }
  };
  return {
    send: (happenings: readonly Happening[]) => {
      waiting.push(...happenings);
      timer ??= setTimeout(flush, HINT_DELAY_MS);
    },
    stop: async () => {
      clearTimeout(timer);
      await listener.stop();
    },
  };
}
