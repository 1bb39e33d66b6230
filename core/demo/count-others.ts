import type { Registry } from '#core/contract/registry.ts';
import { type Reference, referencesTo } from '#core/demo/references.ts';
import { isReal } from '#core/demo/release-references.ts';
import { join, raw, type Sql, sql } from '#core/kit/sql.ts';
import type { Queryable } from '#core/sql/database.ts';
import { entityTable, fieldColumns, linkTable } from '#core/sql/field-columns.ts';
import type { Demo } from '#schemas/types/api.ts';

/** Real records that point at invented ones, and those among them that cannot be without. */
export async function countOthers(db: Queryable, registry: Registry): Promise<Required<Pick<Demo, 'others' | 'bound'>>> {
  const pieces = [...registry.entities.values()].flatMap((target) =>
    referencesTo(target, registry).map((reference) => {
      const bound = raw(String(reference.needed && target.name !== 'user'));
      const no = reference.holder.no;
      return sql`SELECT ${no}::int AS no, t.id, ${bound} AS bound FROM ${entityTable(reference.holder)} t
        WHERE ${pointsAtInvented(reference, target.no)} AND ${isReal(reference.holder)}`;
    }),
  );
  if (pieces.length === 0) return { others: 0, bound: 0 };
  const [row] = await db.tuples(
    sql`SELECT count(*)::int, (count(*) FILTER (WHERE bound))::int FROM (
        SELECT no, id, bool_or(bound) AS bound FROM (${join(pieces, ' UNION ALL ')}) AS found GROUP BY no, id) AS each`,
  );
  return { others: Number(row?.[0]), bound: Number(row?.[1]) };
}

function pointsAtInvented({ field }: Reference, no: number): Sql {
  const invented = (id: Sql) => sql`EXISTS (SELECT 1 FROM vinculo.demo_record r WHERE r.entity_no = ${no}::int AND r.record_id = ${id})`;
  if (!field.link) return invented(fieldColumns(field, 't').columns[0] as Sql);
  return sql`EXISTS (SELECT 1 FROM ${linkTable(field)} l WHERE l.record_id = t.id AND ${invented(raw('l.target_id'))})`;
}
