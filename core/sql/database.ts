import { createHash } from 'node:crypto';
import pg from 'pg';
import { render, type Sql } from '#core/kit/sql.ts';
import type { Connection } from '#core/sql/connection.ts';
import { translateError } from '#core/sql/translate-error.ts';

export type Row = Record<string, unknown>;

/** One connection, for COPY and for statements that must run outside or across transactions. */
export type SqlSession = pg.PoolClient;

export interface RunOptions {
  /** Keep the statement prepared on the server: for the few shapes that are asked all the time. */
  readonly prepared?: boolean;
}

/** Something statements can be run on: the pool, or one transaction. */
export interface Queryable {
  /** Rows as objects. */
  rows<T = Row>(statement: Sql, options?: RunOptions): Promise<T[]>;
  /** Rows as arrays, in the order of the select list. */
  tuples(statement: Sql, options?: RunOptions): Promise<unknown[][]>;
  /** Runs it and tells how many rows were touched. */
  run(statement: Sql): Promise<number>;
}

export interface Database extends Queryable {
  /** All or nothing. Inside, use only the handle that is passed. */
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
  /** A connection of its own, for COPY, LISTEN and what cannot run in a transaction. The caller's work ends before it returns. */
  session<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T>;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly connection: Connection;
  /** Connections at the most. */
  readonly size?: number;
  readonly onError?: (error: Error) => void;
}

const TEXT_ARRAY = 1009;
/** Parsed by the driver: booleans, small integers, floats, JSON and arrays of text. Everything else stays text, so nothing loses precision. */
const PARSED = new Set([16, 21, 23, 700, 701, 114, 3802, TEXT_ARRAY, 17]);

const asText = (text: string) => text;

const typesAsText: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    PARSED.has(oid) ? pg.types.getTypeParser(oid, format as 'text') : asText) as typeof pg.types.getTypeParser,
};

/** Opens the one pool of this process. Dates and numbers arrive as PostgreSQL's text, in UTC. */
export function openDatabase({ connection, size = 12, onError }: DatabaseOptions): Database {
  const pool = new pg.Pool({
    ...connection,
    max: size,
    application_name: 'vinculo',
    types: typesAsText,
    connectionTimeoutMillis: 10_000,
    maxLifetimeSeconds: 900,
    // Parts of a UNION ALL come in the order they are written: a list relies on it.
    options:
      '-c search_path=vinculo,public,extensions -c TimeZone=UTC -c DateStyle=ISO -c enable_parallel_append=off -c statement_timeout=30000 -c idle_in_transaction_session_timeout=20000',
  });
  pool.on('error', (error) => onError?.(error));
  return {
    ...queryableOn(pool),
    pool,
    transaction: (work) => withClient(pool, (client) => inTransaction(client, work)),
    session: (work) => withClient(pool, (client) => work(client).catch((error: unknown) => Promise.reject(translateError(error)))),
    close: () => pool.end(),
  };
}

async function withClient<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  let client: pg.PoolClient;
  try {
    client = await pool.connect();
  } catch (error) {
    throw translateError(error);
  }
  let broken: Error | undefined;
  const markBroken = (error: Error) => {
    broken = error;
  };
  client.on('error', markBroken);
  try {
    return await work(client);
  } finally {
    client.off('error', markBroken);
    client.release(broken);
  }
}

async function inTransaction<T>(client: pg.PoolClient, work: (tx: Queryable) => Promise<T>): Promise<T> {
  const tx = queryableOn(client);
  try {
    await client.query('BEGIN');
    const result = await work(tx);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    // If the connection itself is gone the server has rolled back already.
    await client.query('ROLLBACK').catch(() => undefined);
    throw translateError(error);
  }
}

function queryableOn(target: pg.Pool | pg.PoolClient): Queryable {
  const ask = async (statement: Sql, options: RunOptions | undefined, rowMode?: 'array') => {
    const { text, values } = render(statement);
    const name = options?.prepared ? statementName(text) : undefined;
    const config = { text, values, ...(rowMode && { rowMode }), ...(name && { name }) };
    try {
      return await target.query(config);
    } catch (error) {
      throw translateError(error);
    }
  };
  return {
    rows: async <T>(statement: Sql, options?: RunOptions) => (await ask(statement, options)).rows as T[],
    tuples: async (statement, options) => (await ask(statement, options, 'array')).rows as unknown[][],
    run: async (statement) => (await ask(statement, undefined)).rowCount ?? 0,
  };
}

/** How often each text was asked, until it is worth a name. */
const asked = new Map<string, number>();
const names = new Map<string, string>();
const WORTH_A_NAME = 3;
const MAX_NAMES = 500;
const MAX_ASKED = 5_000;

/**
 * A name for statements that come again and again. The server keeps a prepared statement for as long as its connection lives,
 * so what is asked once or twice gets none, the number of names is limited, and connections are renewed now and then.
 */
function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known) return known;
  const times = (asked.get(text) ?? 0) + 1;
  if (asked.size >= MAX_ASKED) asked.clear();
  asked.set(text, times);
  if (times < WORTH_A_NAME || names.size >= MAX_NAMES) return undefined;
  const name = createHash('sha1').update(text).digest('base64url');
  names.set(text, name);
  asked.delete(text);
  return name;
}
