import { policyFor } from '#core/access/policy.ts';
import { rowsPredicate } from '#core/access/row-filter.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { Entity } from '#core/contract/registry.ts';
import { AppError } from '#core/errors.ts';
import { join, raw, type Sql, sql } from '#core/kit/sql.ts';
import { isUuid } from '#core/kit/uuid7.ts';
import type { Queryable } from '#core/sql/database.ts';
import { entityTable, fieldColumns } from '#core/sql/field-columns.ts';

/**
 * The record that the notification `n` is about is one the caller may see: of these entities, and not in the trash unless that is the news.
 * It is decided when somebody reads, so that nobody learns of what was taken from their sight.
 */
export function isVisible(caller: Caller, entityNos: readonly number[]): Sql {
  const pieces = entityNos.flatMap((no) => {
    const entity = caller.registry.entityByNo.get(no);
    const rows = entity && policyFor(caller, entity, 'read').rows;
    if (!entity || rows === undefined || rows === 'none') return [];
    const visible = rowsPredicate(rows, { caller, entity, alias: 't' });
    return [
      sql`(n.entity_no = ${raw(String(no))} AND EXISTS (SELECT 1 FROM ${entityTable(entity)} t
        WHERE t.id = n.record_id AND (t.deleted_at IS NULL OR n.body->>'what' = 'removed') AND ${visible}))`,
    ];
  });
  return pieces.length === 0 ? raw('false') : sql`(${join(pieces, ' OR ')})`;
}

/** The titles of records, in the trash or not, as far as the caller may see them. */
export async function titlesOf(
  db: Queryable,
  caller: Caller,
  { entity, ids }: { entity: Entity; ids: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  const policy = policyFor(caller, entity, 'read');
  if (policy.rows === 'none' || ids.length === 0) return new Map();
  const { titleField } = entity;
  const scope = { caller, entity, alias: 't' };
  const columns = fieldColumns(titleField, 't').columns.map((column) => {
    const rows = policy.field(titleField);
    if (rows === 'all') return column;
    return rows === 'none' ? raw('NULL') : sql`CASE WHEN ${rowsPredicate(rows, scope)} THEN ${column} END`;
  });
  const tuples = await db.tuples(
    sql`SELECT t.id, ${join(columns, ', ')} FROM ${entityTable(entity)} t WHERE t.id = ANY(${ids}::uuid[]) AND ${rowsPredicate(policy.rows, scope)}`,
  );
  const { language, country, timeZone } = caller.user;
  const formats = { date: 'dmy', decimal: ',', country, currency: caller.organisation.currency, timeZone, language } as const;
  return new Map(
    tuples.map(([id, ...stored]) => {
      const value = titleField.type.load ? titleField.type.load(stored, titleField.definition) : stored[0];
      return [String(id), value === null || value === undefined ? '' : titleField.type.print(value, titleField.definition, formats)];
    }),
  );
}

/** The entity, or a refusal that tells nothing of a record which the caller may not see. */
export async function requireVisible(db: Queryable, caller: Caller, place: { entity: string; id: string }): Promise<Entity> {
  const entity = caller.registry.entities.get(place.entity);
  if (!entity) throw new AppError('ENTITY_UNKNOWN', { params: { entity: place.entity } });
  if (!isUuid(place.id)) throw new AppError('ID_INVALID', { params: { id: place.id.slice(0, 60) } });
  const visible = rowsPredicate(policyFor(caller, entity, 'read').rows, { caller, entity, alias: 't' });
  const found = await db.tuples(
    sql`SELECT 1 FROM ${entityTable(entity)} t WHERE t.id = ${place.id}::uuid AND t.deleted_at IS NULL AND ${visible}`,
  );
  if (found.length === 0) throw new AppError('RECORD_NOT_FOUND');
  return entity;
}
