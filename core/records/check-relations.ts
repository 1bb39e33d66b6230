import { policyFor } from '#core/access/policy.ts';
import { rowsPredicate } from '#core/access/row-filter.ts';
import { targetEntity } from '#core/access/visible-target.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { RecordInput } from '#core/contract/records.ts';
import type { Entity, Field } from '#core/contract/registry.ts';
import { AppError } from '#core/errors.ts';
import { join, raw, type Sql, sql } from '#core/kit/sql.ts';
import type { Reading } from '#core/records/context.ts';
import { isEmpty } from '#core/records/prepare-values.ts';
import { entityTable } from '#core/sql/field-columns.ts';

interface Check {
  readonly field: Field;
  readonly ids: readonly string[];
}

/** Every record that a value points at must exist, be alive and be visible to the caller: an error that names the fields where it is not so. */
export async function checkRelations({ db, caller }: Reading, entity: Entity, values: RecordInput): Promise<void> {
  const checks = relationsIn(values, entity);
  if (checks.length === 0) return;
  const pieces = checks.map((check, i) => sql`SELECT ${raw(String(i))}::int, t.id ${pointedAt(check, caller)}`);
  const found = await db.tuples(join(pieces, ' UNION ALL '), { prepared: true });
  const places = checks.flatMap(({ field, ids }, i) => {
    const known = new Set(found.filter((tuple) => tuple[0] === i).map((tuple) => tuple[1]));
    return ids.every((id) => known.has(id)) ? [] : [{ path: `/${field.name}`, code: 'relation.unknown' }];
  });
  if (places.length > 0) throw new AppError('RECORD_INVALID', { places });
}

/** The same as a condition, for a statement that writes only if it holds: asked apart it costs as much as the write. */
export function relationsHold(caller: Caller, entity: Entity, values: RecordInput): Sql {
  const checks = relationsIn(values, entity).map((check) => sql`(SELECT count(*) ${pointedAt(check, caller)}) = ${check.ids.length}::int`);
  return checks.length === 0 ? raw('true') : join(checks, ' AND ');
}

function relationsIn(values: RecordInput, entity: Entity): Check[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const field = entity.fields.get(name) as Field;
    return field.type.relation && !isEmpty(value) ? [{ field, ids: [...new Set(relatedIds(value))] }] : [];
  });
}

function relatedIds(value: unknown): string[] {
  if (typeof value === 'string') return [value.toLowerCase()];
  return (value as readonly { id: string }[]).map((link) => link.id.toLowerCase());
}

function pointedAt({ field, ids }: Check, caller: Caller): Sql {
  const target = targetEntity(field, caller);
  const rows = rowsPredicate(policyFor(caller, target, 'read').rows, { caller, entity: target, alias: 't' });
  return sql`FROM ${entityTable(target)} t WHERE t.id = ANY(${ids}::uuid[]) AND t.deleted_at IS NULL AND ${rows}`;
}
