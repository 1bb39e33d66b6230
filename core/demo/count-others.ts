import type { Entity, Registry } from '#core/contract/registry.ts';
import { type Reference, referencesTo } from '#core/demo/references.ts';
import { isReal } from '#core/demo/release-references.ts';
import { join, raw, type Sql, sql } from '#core/kit/sql.ts';
import type { Queryable } from '#core/sql/database.ts';
import { entityTable, fieldColumns, linkTable } from '#core/sql/field-columns.ts';
import type { Demo } from '#schemas/types/api.ts';

interface Pointing extends Reference {
  readonly target: Entity;
}

/** Real records that point at invented ones, and those among them that cannot be without. */
export async function countOthers(db: Queryable, registry: Registry): Promise<Required<Pick<Demo, 'others' | 'bound'>>> {
  const all = [...registry.entities.values()].flatMap((target) =>
    referencesTo(target, registry).map((reference): Pointing => ({ ...reference, target })),
  );
  let [others, bound] = [0, 0];
  for (const [holder, pointing] of Map.groupBy(all, (one) => one.holder)) {
    const [row] = await db.tuples(
      sql`SELECT count(*)::int, (count(*) FILTER (WHERE ${anyOf(pointing.filter(({ needed, target }) => needed && target.name !== 'user'))}))::int
        FROM ${entityTable(holder)} t WHERE ${isReal(holder)} AND (${anyOf(pointing)})`,
    );
    others += Number(row?.[0]);
    bound += Number(row?.[1]);
  }
  return { others, bound };
}

function anyOf(pointing: readonly Pointing[]): Sql {
  return pointing.length === 0 ? raw('false') : join(pointing.map(pointsAtInvented), ' OR ');
}

function pointsAtInvented({ field, target }: Pointing): Sql {
  const invented = (id: Sql) =>
    sql`EXISTS (SELECT 1 FROM vinculo.demo_record r WHERE r.entity_no = ${target.no}::int AND r.record_id = ${id})`;
  if (!field.link) return invented(fieldColumns(field, 't').columns[0] as Sql);
  return sql`EXISTS (SELECT 1 FROM ${linkTable(field)} l WHERE l.record_id = t.id AND ${invented(raw('l.target_id'))})`;
}
