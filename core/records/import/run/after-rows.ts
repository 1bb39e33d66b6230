import { sql } from '#core/kit/sql.ts';
import type { Happening } from '#core/outbox/relay.ts';
import type { Written } from '#core/records/context.ts';
import type { Decision } from '#core/records/import/run/decide-row.ts';
import type { Job } from '#core/records/import/run/job.ts';
import type { NewRecord } from '#core/records/store-many.ts';
import type { Queryable } from '#core/sql/database.ts';

type Update = Extract<Decision, { readonly kind: 'update' }>;

/** What plugins do after rows became records, in the transaction of the batch. What they create goes again when the import is undone. */
export async function afterRows(
  db: Queryable,
  job: Job,
  { creates, updates }: { creates: readonly NewRecord[]; updates: readonly Update[] },
): Promise<readonly Happening[]> {
  const { caller, entity, context } = job;
  const { records } = context;
  const written: Written[] = [];
  if (records.hooks.hasAfter(entity.name, 'create')) {
    for (const { id, values } of creates) {
      const changed = Object.keys(values).filter((name) => values[name] !== null);
      written.push({ entity: entity.name, action: 'create', id, record: { ...values, id }, before: null, changed, imported: true });
    }
  }
  if (records.hooks.hasAfter(entity.name, 'update')) {
    for (const { id, record: before, changes } of updates) {
      const changed = Object.keys(changes);
      const record = { ...before, ...Object.fromEntries(changed.map((name) => [name, changes[name]?.[1]])) };
      written.push({ entity: entity.name, action: 'update', id, record, before, changed, imported: true });
    }
  }
  const besides: Happening[] = [];
  for (const one of written) besides.push(...(await records.afterWrite(records, { db, caller }, one)));
  await keepTrack(db, job, besides);
  return besides;
}

async function keepTrack(db: Queryable, { caller, stored }: Job, besides: readonly Happening[]): Promise<void> {
  // A record of version 1 was created just now.
  const made = besides.flatMap(({ kind, entityNo, id, version }) => {
    const entity = kind === 'record' && version === 1 ? caller.registry.entityByNo.get(entityNo)?.name : undefined;
    return entity === undefined ? [] : [{ entity, id }];
  });
  if (made.length === 0) return;
  await db.run(
    sql`INSERT INTO vinculo.import_related (import_id, entity, record_id)
      SELECT ${stored.id}::uuid, entity, id FROM json_to_recordset(${JSON.stringify(made)}::json) AS r(entity text, id uuid)`,
  );
}
