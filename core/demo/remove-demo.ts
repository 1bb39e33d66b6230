import { type DemoContext, demoCallerFor } from '#core/demo/context.ts';
import type { StoredDemo } from '#core/demo/demo-store.ts';
import { removalOrder } from '#core/demo/references.ts';
import { releaseReferences, trash } from '#core/demo/release-references.ts';
import { forgetHappenings, forgetHappeningsOf, forgetRecords, forgetUsers } from '#core/demo/traces.ts';
import type { Work } from '#core/demo/work.ts';
import { removePersonal } from '#core/demo/write-personal.ts';
import { AppError } from '#core/errors.ts';
import { ident, sql } from '#core/kit/sql.ts';
import type { Happening } from '#core/outbox/relay.ts';
import type { Target } from '#core/records/store-many.ts';
import { tellOfMany } from '#core/records/store-past.ts';
import { withRetries } from '#core/records/with-retries.ts';
import type { Queryable } from '#core/sql/database.ts';
import { entityTable } from '#core/sql/field-columns.ts';
import { refreshStatistics } from '#core/sql/refresh-statistics.ts';
import { vacuum } from '#core/sql/vacuum.ts';

const BATCH = 500;
/** Deleted rows of one table that are worth a clean-up before the next table's foreign keys are checked against it. */
const MANY = 5_000;

/** Takes every invented record away, those that point at others first, in batches that nobody has to wait for. */
export async function removeDemo(context: DemoContext, stored: StoredDemo, work: Work): Promise<'done' | 'stopped'> {
  const { database } = context.records;
  const began = new Date();
  await forgetHappenings(database, stored.madeFor);
  for (const { no } of removalOrder(context.registry.current())) {
    let removed = 0;
    for (;;) {
      if (work.isStopping()) return 'stopped';
      const target = await targetOf(context, stored, no);
      if (!target) break;
      const batch = await withRetries(() => database.transaction((tx) => removeBatch(tx, { target, began, work })));
      context.publish(batch.happenings);
      work.tell();
      removed += batch.size;
      if (batch.size < BATCH) break;
    }
    const entity = context.registry.current().entityByNo.get(no);
    if (entity && removed > 0)
      await (removed >= MANY ? vacuum(database, entityTable(entity)) : refreshStatistics(database, entityTable(entity)));
    if (removed >= MANY) await vacuum(database, ident('vinculo', 'audit'));
  }
  context.publish(await removePersonal(database, stored));
  await forgetUnknown(database);
  return 'done';
}

/** The definitions may change meanwhile: each batch goes by those of its moment. */
async function targetOf(context: DemoContext, { actor, userId }: StoredDemo, no: number): Promise<Target | undefined> {
  const caller = (await demoCallerFor(context, actor)) ?? (await demoCallerFor(context, userId));
  if (!caller) throw new AppError('SESSION_REQUIRED');
  const entity = caller.registry.entityByNo.get(no);
  return entity && { entity, caller };
}

interface Removal {
  readonly target: Target;
  readonly began: Date;
  readonly work: Work;
}

async function removeBatch(db: Queryable, { target, began, work }: Removal): Promise<{ size: number; happenings: readonly Happening[] }> {
  const { entity } = target;
  const ids = await nextIds(db, target);
  const signedIn = entity.name === 'user' ? await signingIn(db, ids) : [];
  await keep(db, target, signedIn);
  const going = ids.filter((id) => !signedIn.includes(id));
  const { needed, happenings } = await releaseReferences(db, target, going);
  const kept = await keepInTrash(db, target, [...needed]);
  const gone = going.filter((id) => !needed.has(id));
  await forgetRecords(db, entity.no, gone);
  await forgetHappeningsOf(db, gone, began);
  if (entity.name === 'user') await forgetUsers(db, gone);
  await db.run(sql`DELETE FROM ${entityTable(entity)} WHERE id = ANY(${gone}::uuid[])`);
  await db.run(sql`DELETE FROM vinculo.demo_record WHERE entity_no = ${entity.no}::int AND record_id = ANY(${gone}::uuid[])`);
  await tellOfMany(db, [entity.no]);
  await work.advance(db, { position: 0, written: { entity: entity.name, records: ids.length } });
  return { size: ids.length, happenings: [...happenings, ...kept] };
}

/** Locked: whoever is about to point at one of them waits for us, and then learns that it is gone. */
async function nextIds(db: Queryable, { entity }: Target): Promise<string[]> {
  const rows = await db.tuples(
    sql`SELECT d.record_id FROM vinculo.demo_record d LEFT JOIN ${entityTable(entity)} t ON t.id = d.record_id
      WHERE d.entity_no = ${entity.no}::int ORDER BY d.record_id LIMIT ${BATCH}::int FOR UPDATE OF d`,
  );
  const ids = rows.map(([id]) => String(id));
  await db.tuples(sql`SELECT 1 FROM ${entityTable(entity)} WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`);
  return ids;
}

/** An invented colleague who was given a way to sign in is one of the real ones by now. */
async function signingIn(db: Queryable, ids: readonly string[]): Promise<string[]> {
  const rows = await db.tuples(sql`SELECT user_id FROM vinculo.credential WHERE user_id = ANY(${ids}::uuid[])`);
  return rows.map(([id]) => String(id));
}

async function keep(db: Queryable, { entity }: Target, ids: readonly string[]): Promise<void> {
  if (ids.length > 0)
    await db.run(sql`DELETE FROM vinculo.demo_record WHERE entity_no = ${entity.no}::int AND record_id = ANY(${ids}::uuid[])`);
}

/** What a real record in the trash needs stays there with it, as an ordinary record: both can be restored. */
async function keepInTrash(db: Queryable, target: Target, ids: readonly string[]): Promise<Happening[]> {
  if (ids.length === 0) return [];
  const { entity, caller } = target;
  await keep(db, target, ids);
  await forgetRecords(db, entity.no, ids);
  const actor = caller.user.id;
  await db.run(
    sql`UPDATE ${entityTable(entity)} SET created_by = ${actor}::uuid, updated_by = ${actor}::uuid, deleted_at = NULL WHERE id = ANY(${ids}::uuid[])`,
  );
  return trash(db, target, ids);
}

/** Marks of entities that exist no more. */
async function forgetUnknown(db: Queryable): Promise<void> {
  await db.run(sql`DELETE FROM vinculo.demo_record`);
}
