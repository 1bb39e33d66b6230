import type pg from 'pg';
import type { Connection } from '#core/sql/connection.ts';
import { type Database, openDatabase } from '#core/sql/database.ts';

export interface DoomedDatabase {
  readonly database: Database;
  /** Once nothing of it reaches the server any more. */
  readonly dead: Promise<void>;
  /** From now on statements are counted. */
  begin(k: number): void;
}

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

/**
 * A pool whose connections all end just before the k-th statement is sent: for the server that is what SIGKILL of the process is.
 * Whoever works with it waits for ever from then on.
 */
export function openDoomed(connection: Connection): DoomedDatabase {
  const database = openDatabase({ connection, size: 4 });
  const { pool } = database;
  const clients = new Set<pg.PoolClient>();
  let left = Number.POSITIVE_INFINITY;
  let die: () => void = () => undefined;
  const dead = new Promise<void>((resolve) => {
    die = resolve;
  });
  const end = () => {
    pool.connect = never as typeof pool.connect;
    pool.query = never as typeof pool.query;
    for (const client of clients) {
      client.on('error', () => undefined);
      (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
    }
    die();
  };
  pool.on('connect', (client) => {
    clients.add(client);
    const send = client.query.bind(client) as (...args: unknown[]) => unknown;
    client.query = ((...args: unknown[]) => {
      left -= 1;
      if (left === 0) end();
      return left <= 0 ? never() : send(...args);
    }) as typeof client.query;
  });
  return {
    database,
    dead,
    begin: (k) => {
      left = k;
    },
  };
}
