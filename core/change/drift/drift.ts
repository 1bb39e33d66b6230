import type { ChangeContext } from '#core/change/apply-change.ts';
import type { Deviation } from '#core/change/drift/deviation.ts';
import { findDrift } from '#core/change/drift/find-drift.ts';
import { sql } from '#core/kit/sql.ts';
import { uuid7 } from '#core/kit/uuid7.ts';
import { loadPhysical } from '#core/registry/physical.ts';
import { readCatalogue } from '#core/sql/catalogue.ts';
import type { Queryable } from '#core/sql/database.ts';
import { runImpatiently } from '#core/sql/impatient.ts';
import type { Drift } from '#schemas/types/api.ts';

/** How what stands in the database differs from what is defined. */
export async function readDrift(context: ChangeContext): Promise<Drift[]> {
  return (await deviations(context)).map(({ statements = [], ...drift }) => ({ ...drift, repairable: statements.length > 0 }));
}

async function deviations({ database, registry }: ChangeContext): Promise<Deviation[]> {
  await registry.reload();
  // First of all: what ends meanwhile is there when we look.
  const waiting = await database.tuples(sql`SELECT statement FROM vinculo.change_task WHERE state = 'waiting'`);
  const [physical, catalogue] = [await loadPhysical(database), await readCatalogue(database)];
  return findDrift({ registry: registry.current(), physical, catalogue, pending: waiting.map(([statement]) => String(statement)) });
}

/** Makes what is missing, and leaves the slow part of it to be done afterwards. What is still not right comes back. */
export async function repairDrift(context: ChangeContext): Promise<Drift[]> {
  const { database } = context;
  await database.transaction(async (tx) => {
    // Nobody changes the schema meanwhile.
    await tx.run(sql`SELECT revision FROM vinculo.head WHERE id = 1 FOR UPDATE`);
    for (const { entity, field, kind, statements = [] } of await deviations(context)) {
      const now = statements.filter((statement) => !statement.deferred).map((statement) => statement.sql);
      if (now.length > 0) await runImpatiently(database, now, entity);
      for (const statement of statements.filter((one) => one.deferred))
        await addTask(tx, statement.sql, { kind, entity, field: field ?? null });
    }
  });
  context.announced(context.registry.current().revision);
  return readDrift(context);
}

async function addTask(
  tx: Queryable,
  statement: string,
  { kind, ...subject }: { kind: string; entity: string; field: string | null },
): Promise<void> {
  await tx.run(
    sql`INSERT INTO vinculo.change_task (id, revision, kind, statement, subject)
      SELECT ${uuid7()}::uuid, revision, ${kind === 'index' ? (statement.startsWith('DROP') ? 'drop_index' : 'add_index') : 'check_relation'}, ${statement}, ${JSON.stringify(subject)}::jsonb
      FROM vinculo.head WHERE id = 1`,
  );
}
