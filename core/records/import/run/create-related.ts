import { actingNow } from '#core/access/engine-caller.ts';
import { policyFor } from '#core/access/policy.ts';
import type { RecordInput } from '#core/contract/records.ts';
import type { Entity, Field } from '#core/contract/registry.ts';
import { AppError } from '#core/errors.ts';
import { sql } from '#core/kit/sql.ts';
import { columnFormats } from '#core/records/import/mapping/column-formats.ts';
import { drawNumbers } from '#core/records/import/run/draw-numbers.ts';
import { checkedValue } from '#core/records/import/run/entry-plan.ts';
import { batchReader, type Job } from '#core/records/import/run/job.ts';
import type { NamedRecord, WantedRecord } from '#core/records/import/run/wanted-record.ts';
import { checkWhole, withDefaults } from '#core/records/prepare-values.ts';
import { insertMany } from '#core/records/store-many.ts';
import type { Queryable } from '#core/sql/database.ts';

/** Creates the records that rows name and that do not exist, as the caller would by hand: with defaults, hooks, rules and rights. */
export async function createRelated(db: Queryable, job: Job, wanted: readonly WantedRecord[]): Promise<void> {
  // The first row that names a record decides how its name is written.
  const distinct = wanted.filter(({ id }, i) => wanted.findIndex((other) => other.id === id) === i);
  for (const [target, group] of Map.groupBy(distinct, ({ target }) => target)) {
    const records = [];
    const reader = batchReader(job, db);
    for (const record of group) records.push({ id: record.id, values: await relatedValues(job, record, reader) });
    const numbered = await drawNumbers(job, target, records);
    await insertMany(db, { entity: target, caller: job.caller }, numbered);
    if (job.trial) continue;
    await db.run(
      sql`INSERT INTO vinculo.import_related (import_id, entity, record_id)
        SELECT ${job.stored.id}::uuid, ${target.name}, id FROM unnest(${group.map(({ id }) => id)}::uuid[]) id`,
    );
  }
}

async function relatedValues(job: Job, wanted: WantedRecord, records: ReturnType<typeof batchReader>): Promise<RecordInput> {
  const { target } = wanted;
  const { caller, context } = job;
  if (policyFor(caller, target, 'create').rows === 'none') throw new AppError('ACTION_DENIED', { params: { entity: target.name } });
  const given = 'values' in wanted ? wanted.values : namedValues(job, wanted);
  const values = withDefaults(given, target, caller);
  const set = context.records.hooks.has(target.name, 'create')
    ? await context.records.hooks.run({
        action: 'create',
        entity: target.name,
        record: values,
        changed: Object.keys(given),
        before: null,
        ...actingNow(caller),
        imported: true,
        records,
      })
    : {};
  const whole = { ...values, ...set };
  checkWhole(whole, target);
  return whole;
}

function namedValues(job: Job, { target, relation: { confined }, text, group }: NamedRecord): RecordInput {
  return { ...titleValue(job, target, text), ...(confined && group !== null && { [confined.on]: group }) };
}

function titleValue({ caller }: Job, target: Entity, text: string): RecordInput {
  const field: Field = target.titleField;
  const parsed = field.type.parse?.(text, columnFormats({ field: field.name }, undefined, caller), field.definition) ?? { value: null };
  const checked = 'value' in parsed && parsed.value !== null ? checkedValue(parsed.value, field, { entity: target, caller }) : parsed;
  if ('value' in checked) return { [field.name]: checked.value };
  throw new AppError('RECORD_INVALID', {
    places: [{ path: `/${field.name}`, code: checked.reason, ...(checked.params && { params: checked.params }) }],
  });
}
