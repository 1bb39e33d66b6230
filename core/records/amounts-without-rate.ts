import type { Entity, Field, Registry } from '#core/contract/registry.ts';
import { type Sql, sql } from '#core/kit/sql.ts';
import type { Database } from '#core/sql/database.ts';
import { entityTable, fieldColumns } from '#core/sql/field-columns.ts';
import type { MissingRate } from '#schemas/types/api.ts';

/** The currencies of amounts that sums leave out, because nobody knows what they are worth; the most used first. */
export async function amountsWithoutRate(database: Database, registry: Registry): Promise<MissingRate[]> {
  const counts = new Map<string, number>();
  for (const entity of registry.entities.values()) {
    for (const field of entity.fields.values()) {
      if (!field.type.inBase || field.columns.length === 0) continue;
      for (const [currency, amounts] of await countMissing(database, entity, field))
        counts.set(currency, (counts.get(currency) ?? 0) + amounts);
    }
  }
  return [...counts].map(([currency, amounts]) => ({ currency, amounts })).sort((a, b) => b.amounts - a.amounts);
}

async function countMissing(database: Database, entity: Entity, field: Field): Promise<(readonly [string, number])[]> {
  const at = fieldColumns(field, 't');
  let currency: Sql | undefined;
  // A type names its currency only to whoever asks what one unit of it is worth.
  field.type.inBase?.build(at, (code) => {
    currency = code;
    return sql`1`;
  });
  const inBase = at.columns[field.type.inBase?.column ?? 0];
  if (!currency || !inBase) return [];
  const rows = await database.tuples(
    sql`SELECT ${currency}, count(*)::int FROM ${entityTable(entity)} t WHERE t.deleted_at IS NULL AND ${at.columns[0] as Sql} IS NOT NULL AND ${inBase} IS NULL GROUP BY 1`,
  );
  return rows.map(([code, count]) => [String(code), Number(count)] as const);
}
