import { enginePolicy } from '#core/access/policy.ts';
import { rowsPredicate } from '#core/access/row-filter.ts';
import type { RecordValue } from '#core/contract/records.ts';
import type { Field } from '#core/contract/registry.ts';
import { join, raw, sql } from '#core/kit/sql.ts';
import type { Job } from '#core/records/batch/job.ts';
import { ALIAS, readPlan, readPolicy } from '#core/records/read-plan.ts';
import type { Queryable } from '#core/sql/database.ts';
import { entityTable, storedFields } from '#core/sql/field-columns.ts';

/** What the caller may do with one record. */
export interface Rights {
  readonly allowed: boolean;
  /** Fields of the batch that they may not change on this record. */
  readonly denied: ReadonlySet<string>;
}

export interface LockedRecord extends Rights {
  /** The whole record, whatever the caller may see of it: to be judged and stored, never to be sent. */
  readonly record: RecordValue;
}

/** The records, in the trash or not, that the caller may see; nobody else changes them until the transaction ends. */
export async function lockRecords(db: Queryable, job: Job, ids: readonly string[]): Promise<ReadonlyMap<string, LockedRecord>> {
  const { caller, entity } = job;
  const scope = { caller, entity, alias: ALIAS };
  const table = sql`${entityTable(entity)} ${raw(ALIAS)}`;
  // Always in the same order, so that two batches wait for each other and do not block each other.
  await db.run(sql`SELECT t.id FROM ${table} WHERE t.id = ANY(${ids}::uuid[]) ORDER BY t.id FOR NO KEY UPDATE`);
  const { fields, select } = rightsColumns(job);
  const plan = readPlan(storedFields(entity), enginePolicy(entity), caller);
  const visible = rowsPredicate(readPolicy(caller, entity).rows, scope);
  const tuples = await db.tuples(
    sql`SELECT ${join([...select, ...plan.select], ', ')} FROM ${table} WHERE t.id = ANY(${ids}::uuid[]) AND ${visible}`,
  );
  const records = tuples.map((tuple) => ({ ...rightsIn(tuple, fields), record: plan.decode(tuple.slice(select.length)) }));
  return new Map(records.map((one) => [one.record.id, one]));
}

/** The rights on these records as they are now, by id. */
export async function readRights(db: Queryable, job: Job, ids: readonly string[]): Promise<ReadonlyMap<string, Rights>> {
  const { fields, select } = rightsColumns(job);
  const tuples = await db.tuples(
    sql`SELECT ${join([...select, raw('t.id')], ', ')} FROM ${entityTable(job.entity)} ${raw(ALIAS)} WHERE t.id = ANY(${ids}::uuid[])`,
  );
  return new Map(tuples.map((tuple) => [String(tuple.at(-1)), rightsIn(tuple, fields)]));
}

/** Whether the caller may at all, and for each field that not everybody may change, whether they may change it. */
function rightsColumns({ policy, values, caller, entity }: Job) {
  const scope = { caller, entity, alias: ALIAS };
  const given = policy.unrestricted ? [] : Object.keys(values).flatMap((name) => entity.fields.get(name) ?? []);
  const fields = given.filter((field) => policy.field(field) !== 'all');
  const rows = [policy.rows, ...fields.map((field) => policy.field(field))];
  return { fields, select: rows.map((one) => sql`(${rowsPredicate(one, scope)})`) };
}

function rightsIn(tuple: readonly unknown[], fields: readonly Field[]): Rights {
  return { allowed: tuple[0] === true, denied: new Set(fields.filter((_, i) => tuple[i + 1] !== true).map(({ name }) => name)) };
}
