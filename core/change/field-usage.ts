import { dependentsOf, madeFrom } from '#core/change/dependents.ts';
import type { Entity, Field, Registry } from '#core/contract/registry.ts';
import { join, raw, type Sql, sql } from '#core/kit/sql.ts';
import type { Queryable } from '#core/sql/database.ts';
import { entityTable, fieldColumns, linkTable } from '#core/sql/field-columns.ts';
import type { UsageReply } from '#schemas/types/api.ts';

/** How many records have a value in each field, and what counts on the field: which parameters nobody feeds, and what a removal would break. */
export async function fieldUsage(db: Queryable, entity: Entity, registry: Registry): Promise<UsageReply> {
  const fields = [...entity.fields.values()].filter((field) => !field.system && !field.personal);
  const counts = fields.map((field) => sql`count(*) FILTER (WHERE ${isFilled(field)})`);
  const [row = []] = await db.tuples(
    sql`SELECT ${join([sql`count(*)`, ...counts], ', ')} FROM ${entityTable(entity)} t WHERE t.deleted_at IS NULL`,
  );
  return {
    total: Number(row[0] ?? 0),
    fields: fields.map((field, i) => ({
      name: field.name,
      filled: Number(row[i + 1] ?? 0),
      dependents: [...dependentsOf(field.name, entity, registry), ...madeFrom(field.name, entity, { before: registry, after: registry })],
    })),
  };
}

function isFilled(field: Field): Sql {
  // Nobody has to feed what is worked out.
  if (field.computed) return raw('true');
  if (field.link) return sql`EXISTS (SELECT 1 FROM ${linkTable(field)} l WHERE l.record_id = t.id)`;
  const [first] = fieldColumns(field, 't').columns;
  return first ? sql`${first} IS NOT NULL` : raw('false');
}
