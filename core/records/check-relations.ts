import { policyFor } from '#core/access/policy.ts';
import { rowsPredicate } from '#core/access/row-filter.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { RecordInput } from '#core/contract/records.ts';
import type { Entity, Field } from '#core/contract/registry.ts';
import { AppError } from '#core/errors.ts';
import { pointersIn } from '#core/fields/relation-any/pointers.ts';
import { join, raw, type Sql, sql } from '#core/kit/sql.ts';
import type { Reading } from '#core/records/context.ts';
import { isEmpty } from '#core/records/prepare-values.ts';
import { entityTable } from '#core/sql/field-columns.ts';

/** Values that are about to be written, and into which record. */
export interface Pointing {
  readonly entity: Entity;
  readonly values: RecordInput;
  /** Absent where it is about many records: a file is put into one by hand, they cannot share it. */
  readonly id?: string;
}

interface Check {
  readonly field: Field;
  readonly ids: readonly string[];
  /** What is wrong when not all of them are found. */
  readonly code: string;
  /** `FROM … t WHERE …`: those of them that may be pointed at. */
  readonly found: Sql;
}

/**
 * Every record that a value points at must exist, be alive and be visible to the caller, every file must be the caller's to give:
 * an error that names the fields where it is not so.
 */
export async function checkRelations({ db, caller }: Reading, pointing: Pointing): Promise<void> {
  const checks = checksOf(caller, pointing);
  if (checks.length === 0) return;
  const pieces = checks.map(({ found }, i) => sql`SELECT ${raw(String(i))}::int, t.id ${found}`);
  const tuples = await db.tuples(join(pieces, ' UNION ALL '), { prepared: true });
  const places = checks.flatMap(({ field, ids, code }, i) => {
    const known = new Set(tuples.filter((tuple) => tuple[0] === i).map((tuple) => tuple[1]));
    return ids.every((id) => known.has(id)) ? [] : [{ path: `/${field.name}`, code }];
  });
  if (places.length > 0) throw new AppError('RECORD_INVALID', { places });
}

/** The same as a condition, for a statement that writes only if it holds: asked apart it costs as much as the write. */
export function relationsHold(caller: Caller, pointing: Pointing): Sql {
  const checks = checksOf(caller, pointing).map(({ found, ids }) => sql`(SELECT count(*) ${found}) = ${ids.length}::int`);
  return checks.length === 0 ? raw('true') : join(checks, ' AND ');
}

/** Statements by which the files among the values belong to the row of the CTE `new`. */
export function fileStatements({ entity, values }: Pointing): Sql[] {
  const ids = filesIn(values, entity).map(({ file }) => file.id);
  if (ids.length === 0) return [];
  return [
    sql`UPDATE vinculo.file f SET entity_no = ${raw(String(entity.no))}, record_id = t.id FROM new t WHERE f.id = ANY(${ids}::uuid[]) AND f.record_id IS NULL`,
  ];
}

function checksOf(caller: Caller, { entity, values, id }: Pointing): Check[] {
  const relations = Object.entries(values).flatMap(([name, value]): Check[] => {
    const field = entity.fields.get(name) as Field;
    if (!field.type.relation || isEmpty(value)) return [];
    const pointers = pointersIn(value, field).map((pointer) => ({ ...pointer, id: pointer.id.toLowerCase() }));
    const ids = [...new Set(pointers.map(({ id }) => id))];
    // All of one value are of one entity.
    return [{ field, ids, code: 'relation.unknown', found: pointedAt(pointers[0]?.entity ?? '', ids, caller) }];
  });
  const files = filesIn(values, entity).map(
    ({ field, file }): Check => ({
      field,
      ids: [file.id],
      code: 'file.unknown',
      found: sql`FROM vinculo.file t WHERE t.id = ${file.id}::uuid AND t.name = ${file.name} AND t.type = ${file.type} AND t.size = ${file.size}::bigint
      AND (t.created_by = ${caller.user.id}::uuid OR (t.entity_no = ${raw(String(entity.no))} AND t.record_id = ${id ?? null}::uuid)) AND ${id !== undefined}::boolean`,
    }),
  );
  return [...relations, ...files];
}

interface HeldFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

function filesIn(values: RecordInput, entity: Entity): { field: Field; file: HeldFile }[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const field = entity.fields.get(name) as Field;
    return field.type.holdsFile && !isEmpty(value) ? [{ field, file: value as HeldFile }] : [];
  });
}

/** An entity that is gone has no records. */
function pointedAt(entity: string, ids: readonly string[], caller: Caller): Sql {
  const target = caller.registry.entities.get(entity);
  if (!target) return raw('FROM (SELECT NULL::uuid AS id WHERE false) t');
  const rows = rowsPredicate(policyFor(caller, target, 'read').rows, { caller, entity: target, alias: 't' });
  return sql`FROM ${entityTable(target)} t WHERE t.id = ANY(${ids}::uuid[]) AND t.deleted_at IS NULL AND ${rows}`;
}
