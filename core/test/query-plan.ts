import type pg from 'pg';
import type { Database } from '#core/sql/database.ts';

/** A statement as the driver got it. */
export interface Asked {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Notes what the product asks its database outside transactions while `work` runs: the very statements, which still run. */
export async function statementsOf({ pool }: Database, work: () => Promise<void>): Promise<Asked[]> {
  const asked: Asked[] = [];
  const query = pool.query;
  const listening = (config: pg.QueryConfig, ...rest: unknown[]) => {
    asked.push({ text: config.text, values: config.values ?? [] });
    return Reflect.apply(query, pool, [config, ...rest]) as unknown;
  };
  pool.query = listening as typeof pool.query;
  try {
    await work();
  } finally {
    pool.query = query;
  }
  return asked;
}

/** A node of PostgreSQL's plan, as EXPLAIN writes it. */
export interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Total Cost': number;
  readonly 'Plan Rows': number;
  readonly Plans?: readonly PlanNode[];
}

export interface Plan {
  readonly root: PlanNode;
  /** As people read it. */
  readonly text: string;
}

/** Once a prepared statement has run five times, the server may keep one plan for all values: this is the one it ends up with. */
const RUNS = 6;

export async function planOf(database: Database, { text, values }: Asked): Promise<Plan> {
  const execute = `EXECUTE explained${values.length > 0 ? `(${values.map(constant).join(', ')})` : ''}`;
  return database.session(async (session) => {
    await session.query(`PREPARE explained AS ${text}`);
    try {
      for (let i = 1; i < RUNS; i += 1) await session.query(`EXPLAIN ${execute}`);
      const json = await session.query(`EXPLAIN (FORMAT JSON) ${execute}`);
      const written = await session.query(`EXPLAIN ${execute}`);
      const [{ Plan: root }] = json.rows[0]['QUERY PLAN'] as [{ Plan: PlanNode }];
      return { root, text: written.rows.map((row) => row['QUERY PLAN']).join('\n') };
    } finally {
      await session.query('DEALLOCATE explained');
    }
  });
}

function constant(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  const text = Array.isArray(value) ? `{${value.map((one) => JSON.stringify(one)).join(',')}}` : String(value);
  return `'${text.replaceAll("'", "''")}'`;
}
