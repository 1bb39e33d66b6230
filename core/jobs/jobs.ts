import type { PgBoss } from 'pg-boss';
import type { JobSchedule } from '#core/contract/plugin.ts';
import { cronOf } from '#core/jobs/cron.ts';
import type { Connection } from '#core/sql/connection.ts';

/** Work in the background: kept in the database, done at least once by whichever node is free, tried again when it fails. */
export interface Jobs {
  /** Names a kind of work and who does it. Before `start`. */
  queue<Data extends object>(options: QueueOptions<Data>): Queue<Data>;
  /** Work that comes back, once in the whole cluster each time. Before `start`. */
  schedule(options: ScheduleOptions): void;
  start(): Promise<void>;
  /** Jobs can be added: not yet at the very beginning, and not when the tables of the job library cannot be made. */
  isRunning(): boolean;
  /** Does scheduled work now and here, for whoever cannot wait for its time. */
  runNow(name: string): Promise<void>;
  /** Waits for what is under way, but not for long. */
  stop(): Promise<void>;
}

export interface QueueOptions<Data> {
  readonly name: string;
  /** Tries after the first one, ever further apart. */
  readonly retries: number;
  /** Where several wait for the same thing, one of them is enough: no second job of the same key while one waits or runs. */
  readonly onePerKey?: boolean;
  handle(job: Job<Data>): Promise<void>;
}

export interface Job<Data> {
  readonly id: string;
  readonly data: Data;
  /** If this fails, nobody tries again. */
  readonly isLastTry: boolean;
}

export interface Queue<Data> {
  /** The same id is taken once. */
  add(jobs: readonly { readonly id?: string; readonly key?: string; readonly data: Data }[]): Promise<void>;
}

export interface ScheduleOptions {
  readonly name: string;
  readonly when: JobSchedule;
  run(): Promise<void>;
}

export interface JobsOptions {
  readonly connection: Connection;
  /** IANA zone of cron expressions, when the work begins. */
  timeZone(): string;
  /** Called with every failed try; `what` names the job. */
  onError(error: unknown, what: string): void;
}

/** The job library keeps its tables in a schema of its own. */
const SCHEMA = 'jobs';
const SCHEDULED = 'scheduled';
const STOP_WITHIN_MS = 5_000;
const BATCH = 25;
const RUNS_AT_MOST_SECONDS = 900;
/** A worker that has given no sign for this long was killed, and its work is somebody else's. */
const DEAD_AFTER_SECONDS = 30;
const RETRY = { retryDelay: 5, retryBackoff: true, retryDelayMax: 3_600 } as const;
/** Done jobs are of no interest to anybody; failed ones are, to whoever looks for the reason. */
const KEPT_SECONDS = 3 * 24 * 3_600;

export function createJobs(options: JobsOptions): Jobs {
  const queues: QueueOptions<object>[] = [];
  const schedules = new Map<string, ScheduleOptions>();
  let boss: PgBoss | undefined;
  let opening: PgBoss | undefined;
  let stopped = false;
  let starting: Promise<void> | undefined;
  const workers = new Map<string, string>();

  const open = async (): Promise<void> => {
    const opened = await makeBoss(options);
    if (stopped) return;
    opening = opened;
    await opened.start({ attempts: 10 });
    const due = { name: SCHEDULED, retries: 3, onePerKey: true, handle: (job: Job<object>) => runScheduled(schedules, job) };
    for (const queue of [...queues, due]) workers.set(queue.name, await work(opened, queue, options));
    boss = opened;
    await keepSchedules(opened, [...schedules.values()], options.timeZone());
  };
  return {
    queue: (queue) => {
      queues.push(queue as unknown as QueueOptions<object>);
      return {
        add: async (jobs) => {
          if (!boss) throw new Error('jobs have not been started');
          await boss.insert(
            queue.name,
            jobs.map(({ id, key, data }) => ({ data, ...(id && { id }), ...(key && { singletonKey: key }) })),
          );
          boss.notifyWorker(workers.get(queue.name) ?? '');
        },
      };
    },
    schedule: (schedule) => {
      if (schedules.has(schedule.name)) throw new Error(`there are two jobs called ${schedule.name}`);
      // A schedule that cannot be kept is refused now, not in the night.
      cronOf(schedule.when);
      schedules.set(schedule.name, schedule);
    },
    start: () => {
      // Whoever stops it in the middle knows why it did not start.
      starting ??= open().catch((error: unknown) => (stopped ? undefined : Promise.reject(error)));
      return starting;
    },
    runNow: async (name) => {
      const schedule = schedules.get(name);
      if (!schedule) throw new Error(`there is no job called ${name}`);
      await schedule.run();
    },
    isRunning: () => boss !== undefined && !stopped,
    stop: async () => {
      stopped = true;
      await opening?.stop({ graceful: true, timeout: STOP_WITHIN_MS });
      await starting?.catch(() => undefined);
    },
  };
}

/** Loaded late: the server answers before it needs jobs. */
async function makeBoss({ connection, onError }: JobsOptions): Promise<PgBoss> {
  const library = await import('pg-boss');
  const boss = new library.PgBoss({
    ...connection,
    schema: SCHEMA,
    application_name: 'vinculo',
    max: 2,
    cronMonitorIntervalSeconds: 15,
    registerInstance: false,
    flowIntervalSeconds: 3_600,
    openTelemetry: { enabled: false },
  });
  boss.on('error', (error) => onError(error, 'jobs'));
  return boss;
}

async function work(boss: PgBoss, { name, retries, onePerKey, handle }: QueueOptions<object>, { onError }: JobsOptions): Promise<string> {
  const kept = { deleteAfterSeconds: KEPT_SECONDS, expireInSeconds: RUNS_AT_MOST_SECONDS, heartbeatSeconds: DEAD_AFTER_SECONDS };
  const queue = { ...RETRY, ...kept, retryLimit: retries };
  await boss.createQueue(name, { ...queue, policy: onePerKey ? 'exclusive' : 'standard' });
  await boss.updateQueue(name, queue);
  const polling = { pollingIntervalSeconds: 2, batchSize: BATCH, burstWhenBatchFull: true, perJobResults: true } as const;
  return boss.work<object, object, typeof polling>(name, polling, async (jobs) => {
    const results = [];
    for (const { id, data, retryCount } of jobs) {
      try {
        await handle({ id, data, isLastTry: retryCount >= retries });
        results.push({ id, status: 'completed' as const });
      } catch (error) {
        onError(error, `job ${name} ${JSON.stringify(data)}`);
        results.push({ id, status: 'failed' as const, output: { message: error instanceof Error ? error.message : String(error) } });
      }
    }
    return results;
  });
}

async function runScheduled(schedules: ReadonlyMap<string, ScheduleOptions>, { data }: Job<object>): Promise<void> {
  // One that a newer or older node knows is not ours to judge.
  await schedules.get((data as { name: string }).name)?.run();
}

/** The stored schedules are those of this version; what was missed while nobody ran is done once. */
async function keepSchedules(boss: PgBoss, schedules: readonly ScheduleOptions[], timeZone: string): Promise<void> {
  const stored = await boss.getSchedules(SCHEDULED);
  const gone = stored.filter(({ key }) => !schedules.some(({ name }) => name === key));
  for (const { key } of gone) await boss.unschedule(SCHEDULED, key);
  for (const { name, when } of schedules)
    await boss.schedule(SCHEDULED, cronOf(when), { name }, { key: name, singletonKey: name, tz: timeZone, missed: 'once' });
}
