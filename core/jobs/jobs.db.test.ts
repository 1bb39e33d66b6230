import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { createJobs, type Job, type Jobs } from '#core/jobs/jobs.ts';
import { eventually } from '#core/test/eventually.ts';
import { createTestConnection } from '#core/test/test-database.ts';

interface Data {
  readonly n: number;
}

const open = new Set<Jobs>();
const failures: string[] = [];

afterEach(async () => {
  for (const jobs of open) await jobs.stop();
  open.clear();
  failures.length = 0;
});

async function newJobs(connection?: Awaited<ReturnType<typeof createTestConnection>>): Promise<Jobs> {
  const place = connection ?? (await createTestConnection());
  const jobs = createJobs({
    connection: place,
    timeZone: () => 'Europe/Lisbon',
    onError: (error, what) => failures.push(`${what}: ${error}`),
  });
  open.add(jobs);
  return jobs;
}

describe('a job', () => {
  it('is done once for the same id, and soon', async () => {
    const jobs = await newJobs();
    const done: number[] = [];
    const queue = jobs.queue<Data>({ name: 'test', retries: 0, handle: async ({ data }) => void done.push(data.n) });
    await jobs.start();
    const id = randomUUID();
    await queue.add([{ id, data: { n: 1 } }, { data: { n: 2 } }]);
    await queue.add([{ id, data: { n: 1 } }, { data: { n: 3 } }]);
    await eventually(
      async () => [...done].sort(),
      (list) => list.length >= 3,
    );
    expect([...done].sort()).toEqual([1, 2, 3]);
  });

  it('that fails is tried again and named, and knows when it is tried for the last time; the others of its batch are not', async () => {
    const jobs = await newJobs();
    const tries: [number, boolean][] = [];
    const handle = async ({ data, isLastTry }: Job<Data>) => {
      tries.push([data.n, isLastTry]);
      if (data.n === 1) throw new Error('no luck');
    };
    const queue = jobs.queue<Data>({ name: 'test', retries: 1, handle });
    await jobs.start();
    await queue.add([{ data: { n: 1 } }, { data: { n: 2 } }]);
    await eventually(
      async () => tries,
      (list) => list.length >= 3,
    );
    expect(tries.toSorted(([a, last], [b, other]) => a - b || Number(last) - Number(other))).toEqual([
      [1, false],
      [1, true],
      [2, false],
    ]);
    expect(failures).toEqual(['job test {"n":1}: Error: no luck', 'job test {"n":1}: Error: no luck']);
  });

  it('of a key waits for no second one of the same key', async () => {
    const jobs = await newJobs();
    const done: number[] = [];
    const first = Promise.withResolvers<void>();
    const handle = async ({ data }: Job<Data>) => {
      done.push(data.n);
      await first.promise;
    };
    const queue = jobs.queue<Data>({ name: 'test', retries: 0, onePerKey: true, handle });
    await jobs.start();
    await queue.add([{ key: 'a', data: { n: 1 } }]);
    await eventually(
      async () => done,
      (list) => list.length === 1,
    );
    await queue.add([
      { key: 'a', data: { n: 2 } },
      { key: 'b', data: { n: 3 } },
    ]);
    first.resolve();
    await eventually(
      async () => done,
      (list) => list.includes(3),
    );
    expect(done).toEqual([1, 3]);
  });
});

describe('jobs', () => {
  it('can be stopped while they start, and before', async () => {
    const early = await newJobs();
    const starting = early.start();
    await early.stop();
    await starting;
    const never = await newJobs();
    await never.stop();
    await never.start();
    expect([early.isRunning(), never.isRunning()]).toEqual([false, false]);
    expect(failures).toEqual([]);
  });

  it('that were left in the middle are done by whoever comes next', async () => {
    const connection = await createTestConnection();
    const first = await newJobs(connection);
    const stuck = first.queue<Data>({ name: 'test', retries: 3, handle: () => new Promise(() => undefined) });
    await first.start();
    await stuck.add([{ data: { n: 1 } }]);
    await first.stop();
    const second = await newJobs(connection);
    const done: number[] = [];
    second.queue<Data>({ name: 'test', retries: 3, handle: async ({ data }) => void done.push(data.n) });
    await second.start();
    await eventually(
      async () => done,
      (list) => list.length > 0,
    );
    expect(done).toEqual([1]);
  });

  it('of the same name are refused, and those that no clock can keep', async () => {
    const jobs = await newJobs();
    const schedule = (name: string, every: string) => jobs.schedule({ name, when: { every }, run: async () => undefined });
    schedule('a', '1h');
    expect(() => schedule('a', '1h')).toThrow(/two jobs called a/);
    expect(() => schedule('b', '7m')).toThrow(/7m/);
    await expect(jobs.runNow('c')).rejects.toThrow(/no job called c/);
  });
});
