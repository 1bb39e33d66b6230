import { setImmediate as breathe } from 'node:timers/promises';
import type { Caller } from '#core/contract/caller.ts';
import type { DemoBatch, DemoEvent, DemoPersonal, DemoRecord } from '#core/contract/plugin.ts';
import type { Entity } from '#core/contract/registry.ts';
import { type DemoContext, demoCallerFor } from '#core/demo/context.ts';
import type { StoredDemo } from '#core/demo/demo-store.ts';
import { type DemoNumbers, drawNumbers, type Preparation, prepareRecord } from '#core/demo/prepare-record.ts';
import type { Work } from '#core/demo/work.ts';
import { writePersonal } from '#core/demo/write-personal.ts';
import { AppError } from '#core/errors.ts';
import { sql } from '#core/kit/sql.ts';
import { uuid7From } from '#core/kit/uuid7.ts';
import { recordReader } from '#core/records/reader.ts';
import { insertPast, type PastRecord, tellOfMany } from '#core/records/store-past.ts';
import { withRetries } from '#core/records/with-retries.ts';
import { entityTable } from '#core/sql/field-columns.ts';
import { refreshStatistics } from '#core/sql/refresh-statistics.ts';

/** Records after which the planner is told how large the tables have become, and again whenever they have multiplied. */
const FIRST_MEASURED = 2_000;
const BREATH = 100;

/** Writes what the plugins invent, from where it was left. Every batch is a transaction that also notes how far it came. */
export async function makeDemo(context: DemoContext, stored: StoredDemo, work: Work): Promise<'done' | 'stopped'> {
  let writing: Promise<void> = Promise.resolve();
  let measuredAt = FIRST_MEASURED;
  let written = 0;
  try {
    for await (const batch of preparedBatches(context, stored)) {
      await writing;
      if (work.isStopping()) return 'stopped';
      if (written >= measuredAt) {
        await measure(context);
        measuredAt = written * 3;
      }
      // The next one is invented while the database is busy with this one.
      writing = writeBatch(context, batch, work);
      writing.catch(() => undefined);
      written += batch.records?.length ?? 0;
    }
    await writing;
  } finally {
    await writing.catch(() => undefined);
  }
  await measure(context);
  return 'done';
}

/** A batch with its place in the sequence, ready to be written. */
interface Prepared {
  readonly no: number;
  readonly caller: Caller;
  readonly entity?: Entity | undefined;
  readonly name?: string;
  readonly records?: readonly PastRecord[];
  readonly personal?: DemoPersonal;
}

async function* preparedBatches(context: DemoContext, stored: StoredDemo): AsyncGenerator<Prepared> {
  const numbers: DemoNumbers = new Map();
  let no = 0;
  for await (const batch of batchesOf(context, stored)) {
    if ('total' in batch) {
      await context.records.database.run(sql`UPDATE vinculo.demo SET total = ${batch.total}::int WHERE id = 1 AND state = 'making'`);
      continue;
    }
    no += 1;
    const caller = await callerOf(context, stored);
    if ('personal' in batch) {
      if (no > stored.position) yield { no, caller, personal: batch.personal };
      continue;
    }
    // Without the entity there is nothing to write; the place in the sequence counts all the same.
    const entity = caller.registry.entities.get(batch.entity);
    if (no > stored.position)
      yield { no, caller, entity, name: batch.entity, records: await prepareAll(batch.records, { entity, caller, numbers }) };
    else if (entity) for (const record of batch.records) drawNumbers(record, entity, numbers);
  }
}

/** Requests of others are answered in between. */
async function prepareAll(
  records: readonly DemoRecord[],
  { entity, ...rest }: Omit<Preparation, 'entity'> & { readonly entity: Entity | undefined },
): Promise<PastRecord[]> {
  const prepared: PastRecord[] = [];
  if (!entity) return prepared;
  for (const record of records) {
    prepared.push(prepareRecord(record, { entity, ...rest }));
    if (prepared.length % BREATH === 0) await breathe();
  }
  return prepared;
}

async function callerOf(context: DemoContext, { userId }: StoredDemo): Promise<Caller> {
  const caller = await demoCallerFor(context, userId);
  if (!caller) throw new AppError('SESSION_REQUIRED');
  return caller;
}

async function* batchesOf(context: DemoContext, stored: StoredDemo): AsyncGenerator<DemoBatch> {
  const { seed, madeFor, size, userId } = stored;
  const caller = await callerOf(context, stored);
  const user = await context.callers.byUser(userId, caller.registry);
  const event: DemoEvent = {
    seed,
    now: madeFor,
    size,
    organisation: context.settings.organisation() as DemoEvent['organisation'],
    user: { id: userId, name: user?.name ?? '' },
    id: (key, at) => uuid7From(new Date(at), `${seed}:${madeFor}:${key}`),
    records: (entity) => recordReader(context.records, { db: context.records.database, caller }, entity),
  };
  for (const handler of context.handlers) yield* handler(event);
}

async function writeBatch(context: DemoContext, { no, caller, entity, name, records = [], personal }: Prepared, work: Work): Promise<void> {
  if (personal) {
    await writePersonal(context.records, caller, { personal, note: (tx) => work.advance(tx, { position: no }) });
    return;
  }
  await withRetries(() =>
    context.records.database.transaction(async (tx) => {
      if (entity) {
        await insertPast(tx, { entity, caller }, records);
        await tx.run(
          sql`INSERT INTO vinculo.demo_record (entity_no, record_id) SELECT ${entity.no}::int, unnest(${records.map(({ id }) => id)}::uuid[])`,
        );
        await tellOfMany(tx, [entity.no]);
      }
      await work.advance(tx, { position: no, ...(name !== undefined && { written: { entity: name, records: records.length } }) });
    }),
  );
  work.tell();
}

async function measure({ records, registry }: DemoContext): Promise<void> {
  for (const entity of registry.current().entities.values()) await refreshStatistics(records.database, entityTable(entity));
}
