import { policyFor } from '#core/access/policy.ts';
import { rowsPredicate } from '#core/access/row-filter.ts';
import { possibleTargets } from '#core/access/visible-target.ts';
import type { Entity, Registry } from '#core/contract/registry.ts';
import { join, sql } from '#core/kit/sql.ts';
import { findEntity } from '#core/records/context.ts';
import type { Job } from '#core/records/import/run/job.ts';
import type { UndoCounts } from '#core/records/import/stored-import.ts';
import { moveMany } from '#core/records/store-many.ts';
import type { Queryable } from '#core/sql/database.ts';
import { entityTable, fieldColumns, linkTable } from '#core/sql/field-columns.ts';

/**
 * Records that the import made on the way go too, unless something that stays points at them or somebody has changed them.
 * They may point at each other, so what was kept is looked at again for as long as others go.
 */
export async function removeRelated(job: Job): Promise<UndoCounts> {
  const { caller, context, stored } = job;
  const made = await context.records.database.rows<{ entity: string; record_id: string }>(
    sql`SELECT entity, record_id FROM vinculo.import_related WHERE import_id = ${stored.id}::uuid`,
  );
  let left = made.filter(({ entity }) => caller.registry.entities.has(entity));
  let removed = 0;
  for (let before = -1; before !== removed; ) {
    before = removed;
    for (const [name, group] of Map.groupBy(left, ({ entity }) => entity)) {
      const ids = group.map(({ record_id }) => record_id);
      const gone = await removeFree(job, findEntity(caller, name), ids);
      removed += gone.size;
      left = left.filter(({ record_id }) => !gone.has(record_id));
    }
  }
  return { removed, restored: 0, kept: left.length };
}

async function removeFree({ caller, context }: Job, entity: Entity, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const versions = await context.records.database.transaction(async (tx) => {
    const used = await usedIds(tx, caller.registry, { target: entity.name, ids });
    const rows = rowsPredicate(policyFor(caller, entity, 'delete').rows, { caller, entity, alias: 't' });
    const free = ids.filter((id) => !used.has(id));
    return moveMany(tx, { entity, caller }, { way: 'remove', ids: free, rows: sql`t.version = 1 AND ${rows}` });
  });
  context.publish([...versions].map(([id, version]) => ({ kind: 'record', entityNo: entity.no, id, version, actor: caller.user.id })));
  return versions;
}

/** Those of the records at which a record outside the trash points. */
async function usedIds(
  db: Queryable,
  registry: Registry,
  { target, ids }: { target: string; ids: readonly string[] },
): Promise<ReadonlySet<string>> {
  const pieces = [...registry.entities.values()].flatMap((entity) =>
    [...entity.fields.values()]
      .filter(
        (field) =>
          possibleTargets(field, registry).some(({ name }) => name === target) && !['created_by', 'updated_by'].includes(field.name),
      )
      .map((field) => {
        const alive = sql`t.deleted_at IS NULL`;
        if (field.link)
          return sql`SELECT l.target_id AS id FROM ${linkTable(field)} l JOIN ${entityTable(entity)} t ON t.id = l.record_id WHERE l.target_id = ANY(${ids}::uuid[]) AND ${alive}`;
        const [column] = fieldColumns(field, 't').columns;
        return sql`SELECT ${column} AS id FROM ${entityTable(entity)} t WHERE ${column} = ANY(${ids}::uuid[]) AND ${alive}`;
      }),
  );
  if (pieces.length === 0) return new Set();
  return new Set((await db.tuples(join(pieces, ' UNION '))).map(([id]) => String(id)));
}
