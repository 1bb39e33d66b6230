import { type Policy, policyFor } from '#core/access/policy.ts';
import { denied, rowsPredicate } from '#core/access/row-filter.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { RecordValue } from '#core/contract/records.ts';
import type { Entity, Field } from '#core/contract/registry.ts';
import { AppError } from '#core/errors.ts';
import { pointersIn } from '#core/fields/relation-any/pointers.ts';
import { join, raw, sql } from '#core/kit/sql.ts';
import type { Reading } from '#core/records/context.ts';
import { ALIAS, readPlan } from '#core/records/read-plan.ts';
import { entityTable } from '#core/sql/field-columns.ts';

/** Related records by entity name and id, each with id and title. */
export type Included = Record<string, Record<string, RecordValue>>;

/** The relation fields named in `include`; `*` means all that may be read. */
export function includedFields(names: readonly string[], policy: Policy): Field[] {
  if (names.includes('*'))
    return [...policy.entity.fields.values()].filter((field) => field.type.relation && policy.field(field) !== 'none');
  return names.map((name) => {
    const field = policy.entity.fields.get(name);
    if (!field?.type.relation)
      throw new AppError('FIELD_UNKNOWN', {
        params: { entity: policy.entity.name, field: name },
        places: [{ path: 'include', code: 'field.notRelation' }],
      });
    if (policy.field(field) === 'none') throw denied(field, policy.entity);
    return field;
  });
}

/** Reads the titles of everything the records point at, one statement per entity. A related record the caller may not see is left out. */
export async function includeRelated(reading: Reading, records: readonly RecordValue[], fields: readonly Field[]): Promise<Included> {
  const wanted = new Map<string, Set<string>>();
  for (const field of fields) {
    if (field.target) wanted.set(field.target, wanted.get(field.target) ?? new Set());
    for (const record of records) {
      for (const { entity, id } of pointersIn(record[field.name], field)) {
        const ids = wanted.get(entity) ?? new Set<string>();
        wanted.set(entity, ids.add(id));
      }
    }
  }
  const included: Included = {};
  await Promise.all(
    [...wanted].map(async ([name, ids]) => {
      const entity = reading.caller.registry.entities.get(name);
      included[name] = ids.size === 0 || !entity ? {} : await readTitles(reading, entity, [...ids]);
    }),
  );
  return included;
}

/** Titles from two places; nothing is lost where both know the same entity. */
export function mergeIncluded(some: Included, others: Included): Included {
  const entities = new Set([...Object.keys(some), ...Object.keys(others)]);
  return Object.fromEntries([...entities].map((entity) => [entity, { ...some[entity], ...others[entity] }]));
}

/** What is told of a related record: its id, its title, and whether it is in the trash. */
export function titleFields(entity: Entity, caller: Caller): Field[] {
  const policy = policyFor(caller, entity, 'read');
  const told = [entity.fields.get('id') as Field, entity.titleField, entity.fields.get('deleted_at') as Field];
  return told.filter((field) => policy.field(field) !== 'none');
}

/** Titles of these records by id; what the caller may not see is left out. */
export async function readTitles({ db, caller }: Reading, entity: Entity, ids: readonly string[]): Promise<Record<string, RecordValue>> {
  const policy = policyFor(caller, entity, 'read');
  if (policy.rows === 'none') return {};
  const plan = readPlan(titleFields(entity, caller), policy, caller);
  const rows = rowsPredicate(policy.rows, { caller, entity, alias: ALIAS });
  const statement = sql`SELECT ${join(plan.select, ', ')} FROM ${entityTable(entity)} ${raw(ALIAS)} WHERE t.id = ANY(${ids}::uuid[]) AND ${rows}`;
  const tuples = await db.tuples(statement, { prepared: true });
  return Object.fromEntries(tuples.map((tuple) => plan.decode(tuple)).map((record) => [record.id, record]));
}
