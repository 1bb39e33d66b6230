import { rowsPredicate } from '#core/access/row-filter.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { RecordValue } from '#core/contract/records.ts';
import type { Entity } from '#core/contract/registry.ts';
import { join, sql } from '#core/kit/sql.ts';
import { type Included, includeRelated } from '#core/records/include.ts';
import { ALIAS, readableFields, readPlan, readPolicy } from '#core/records/read-plan.ts';
import type { Queryable } from '#core/sql/database.ts';
import { entityTable } from '#core/sql/field-columns.ts';

/** These records as the caller may see them, with the titles of what they point at. Those that are gone or hidden are not among them. */
export async function readMany(
  db: Queryable,
  caller: Caller,
  { entity, ids }: { entity: Entity; ids: readonly string[] },
): Promise<{ data: RecordValue[]; included: Included }> {
  const policy = readPolicy(caller, entity);
  const fields = readableFields(policy, { links: true });
  const plan = readPlan(fields, policy, caller);
  const rows = rowsPredicate(policy.rows, { caller, entity, alias: ALIAS });
  const tuples = await db.tuples(
    sql`SELECT ${join(plan.select, ', ')} FROM ${entityTable(entity)} t WHERE t.id = ANY(${ids}::uuid[]) AND t.deleted_at IS NULL AND ${rows}`,
    { prepared: true },
  );
  const data = tuples.map((tuple) => plan.decode(tuple));
  return {
    data,
    included: await includeRelated(
      { db, caller },
      data,
      fields.filter((field) => field.type.relation),
    ),
  };
}
