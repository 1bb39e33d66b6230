import pg from 'pg';
import { openDatabase } from '#core/sql/database.ts';
import { openChange, scenarios } from '#core/test/kill/scenarios.ts';

/** A process that changes the schema and is killed just before its k-th statement. */
interface Order {
  readonly connection: object;
  readonly scenario: keyof typeof scenarios;
  readonly n: number;
  readonly k: number;
}

let left = Number.POSITIVE_INFINITY;
const { query } = pg.Client.prototype;
pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
  return Reflect.apply(query, this, args);
} as typeof query;

const { connection, scenario, n, k } = JSON.parse(process.argv[2] ?? '') as Order;
const change = await openChange(openDatabase({ connection, size: 4 }));
left = k;
await scenarios[scenario](change, n);
process.exit(0);
