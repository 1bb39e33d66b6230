import { type Policy, policyFor } from '#core/access/policy.ts';
import { rowsPredicate } from '#core/access/row-filter.ts';
import type { RecordValue } from '#core/contract/records.ts';
import type { Field } from '#core/contract/registry.ts';
import { join, raw, type Sql, sql } from '#core/kit/sql.ts';
import { type Job, recordKey } from '#core/records/import/run/job.ts';
import { readableFields, readPlan, readPolicy } from '#core/records/read-plan.ts';
import type { Queryable } from '#core/sql/database.ts';
import { entityTable, fieldColumns } from '#core/sql/field-columns.ts';

/** A record that is stored, as the caller sees it, with what they may not change of it. */
export interface Match {
  readonly record: RecordValue;
  readonly mayUpdate: boolean;
  readonly denied: ReadonlySet<string>;
}

/** The stored records that have one of these keys, by key. In a run they stay locked until the batch is through. */
export async function matchRecords(db: Queryable, job: Job, keys: readonly string[]): Promise<ReadonlyMap<string, readonly Match[]>> {
  const { matchBy } = job.stored.document;
  if (keys.length === 0) return new Map();
  const fields = matchBy.map((name) => job.entity.fields.get(name) as Field);
  const found = await findMatches(db, job, conditionOf(fields, keys));
  const wanted = new Set(keys);
  const matches = new Map<string, Match[]>();
  for (const match of found) {
    const key = recordKey(match.record, matchBy, job.entity);
    if (key !== undefined && wanted.has(key)) matches.set(key, [...(matches.get(key) ?? []), match]);
  }
  return matches;
}

/** Stored records by id. */
export async function matchIds(db: Queryable, job: Job, ids: readonly string[]): Promise<ReadonlyMap<string, Match>> {
  const found = await findMatches(db, job, sql`t.id = ANY(${ids}::uuid[])`);
  return new Map(found.map((match) => [match.record.id, match]));
}

/** The operators of the fields say how they are compared, and so which index serves. */
export function conditionOf(fields: readonly Field[], keys: readonly string[]): Sql {
  const values = keys.map((key) => JSON.parse(key) as unknown[]);
  const conditions = fields.map((field, i) =>
    (field.type.operators.in as NonNullable<typeof field.type.operators.in>).build(fieldColumns(field, 't'), [
      ...new Set(values.map((value) => value[i])),
    ]),
  );
  return join(conditions, ' AND ');
}

async function findMatches(db: Queryable, { caller, entity, trial }: Job, condition: Sql): Promise<Match[]> {
  const reading = readPolicy(caller, entity);
  const scope = { caller, entity, alias: 't' };
  const plan = readPlan(
    readableFields(reading, { links: true }).filter((field) => !field.computed),
    reading,
    caller,
  );
  const updating = policyFor(caller, entity, 'update');
  const guarded = guardedFields(updating);
  const rights = [rowsPredicate(updating.rows, scope), ...guarded.map((field) => rowsPredicate(updating.field(field), scope))];
  const tuples = await db.tuples(
    sql`SELECT ${join([...rights.map((right) => sql`(${right})`), ...plan.select], ', ')} FROM ${entityTable(entity)} t
      WHERE ${condition} AND t.deleted_at IS NULL AND ${rowsPredicate(reading.rows, scope)} ORDER BY t.id ${trial ? raw('') : raw('FOR NO KEY UPDATE OF t')}`,
  );
  return tuples.map((tuple) => ({
    record: plan.decode(tuple.slice(rights.length)),
    mayUpdate: tuple[0] === true,
    denied: new Set(guarded.filter((_, i) => tuple[i + 1] !== true).map((field) => field.name)),
  }));
}

function guardedFields(policy: Policy): Field[] {
  if (policy.unrestricted) return [];
  return [...policy.entity.fields.values()].filter((field) => !field.readOnly && policy.field(field) !== 'all');
}
