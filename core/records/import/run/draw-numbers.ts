import type { Entity } from '#core/contract/registry.ts';
import type { Job } from '#core/records/import/run/job.ts';
import { nextNumber } from '#core/records/next-number.ts';
import type { NewRecord } from '#core/records/store-many.ts';

/** Gives new records their automatic numbers, drawn in one block. Not in the batch's transaction: others draw from the same counter meanwhile. */
export async function drawNumbers(
  { context, caller, trial }: Job,
  entity: Entity,
  records: readonly NewRecord[],
): Promise<readonly NewRecord[]> {
  if (trial || records.length === 0) return records;
  let numbered = records;
  for (const field of entity.fields.values()) {
    const counter = field.type.counter?.(field.definition, caller.now);
    if (!counter) continue;
    const first = await nextNumber(
      context.records.database,
      { counter: `${entity.uid}.${field.uid}`, scope: counter.scope },
      records.length,
    );
    numbered = numbered.map(({ id, values }, i) => ({ id, values: { ...values, [field.name]: counter.write(first + i) } }));
  }
  return numbered;
}
