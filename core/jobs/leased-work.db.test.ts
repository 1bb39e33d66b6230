import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLeasedWorker, type Lease, type LeasedWorker, LeaseLost } from '#core/jobs/leased-work.ts';
import { raw, sql } from '#core/kit/sql.ts';
import { type Database, openDatabase } from '#core/sql/database.ts';
import { eventually } from '#core/test/eventually.ts';
import { createTestConnection } from '#core/test/test-database.ts';
import { MIGRATED } from '#core/test/test-server.ts';

/** Somebody at work on the piece, from the moment it was claimed until it is let go. */
interface Turn {
  readonly lease: Lease;
  /** Ends the work, well or with an error. */
  readonly end: (error?: Error) => void;
}

let database: Database;
let worker: LeasedWorker | undefined;
let turns: Turn[];
let failures: unknown[];
let left: number;

beforeAll(async () => {
  database = openDatabase({ connection: await createTestConnection(MIGRATED) });
  await database.run(sql`CREATE TABLE public.work (id uuid PRIMARY KEY, state text, worker text, updated_at timestamptz DEFAULT now())`);
});
afterAll(() => database.close());

/** One piece of work, held by the first turn. */
async function begin(): Promise<Turn> {
  turns = [];
  failures = [];
  left = 0;
  await database.run(sql`DELETE FROM public.work`);
  await database.run(sql`INSERT INTO public.work (id, state) VALUES (gen_random_uuid(), 'running')`);
  worker = createLeasedWorker({
    database,
    table: raw('public.work'),
    what: 'work',
    states: ['running', 'undoing'],
    carryOut: (_id, lease) => new Promise((resolve, reject) => turns.push({ lease, end: (error) => (error ? reject(error) : resolve()) })),
    failed: async (_id, error) => void failures.push(error),
    left: () => {
      left += 1;
    },
    forgetOld: async () => undefined,
    onError: (error) => failures.push(error),
  });
  return turn(1);
}

async function turn(n: number): Promise<Turn> {
  await eventually(
    async () => turns.length,
    (length) => length >= n,
  );
  return turns[n - 1] as Turn;
}

/** What a person does who cancels and takes back at once: the work is another one, and free. */
const moveOn = () => database.run(sql`UPDATE public.work SET state = 'undoing', worker = NULL`);
const advance = ({ lease }: Turn, state: string) => lease.advance(database, { state, set: sql`state = state` });
const holder = async () => (await database.tuples(sql`SELECT worker FROM public.work`))[0]?.[0];

it('is held by one at a time, also when it moves on while the one before is still at it', async () => {
  const first = await begin();
  await moveOn();
  worker?.wake();
  const second = await turn(2);
  await expect(advance(first, 'undoing')).rejects.toThrow(LeaseLost);
  const held = await holder();
  first.end(new LeaseLost());
  // The end of the first frees nothing that is the second's.
  await eventually(
    async () => left,
    (times) => times === 1,
  );
  expect(await holder()).toBe(held);
  await advance(second, 'undoing');
  expect(turns).toHaveLength(2);
  second.end();
  await worker?.stop();
});

it('is not failed by one whose claim is over', async () => {
  const first = await begin();
  await moveOn();
  worker?.wake();
  const second = await turn(2);
  first.end(new Error('too late'));
  await advance(second, 'undoing');
  second.end(new Error('in time'));
  await worker?.stop();
  expect(failures).toMatchObject([{ message: 'in time' }]);
});
