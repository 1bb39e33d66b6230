import type { Caller } from '#core/contract/caller.ts';
import type { RecordInput } from '#core/contract/records.ts';
import type { Entity } from '#core/contract/registry.ts';
import type { BackgroundContext } from '#core/records/background-context.ts';
import type { EarlierRows } from '#core/records/import/run/earlier-rows.ts';
import type { EntryPlan } from '#core/records/import/run/entry-plan.ts';
import type { RowReader } from '#core/records/import/run/read-row.ts';
import type { StoredImport } from '#core/records/import/stored-import.ts';
import { recordReader } from '#core/records/reader.ts';
import type { Queryable } from '#core/sql/database.ts';

/** An import while it is being tried or carried out. */
export interface Job {
  readonly context: BackgroundContext;
  readonly stored: StoredImport;
  readonly caller: Caller;
  readonly entity: Entity;
  readonly plans: readonly EntryPlan[];
  readonly rows: RowReader;
  /** Ids of related records that batches before this one have created. */
  readonly related: Set<string>;
  /** A trial leaves no trace but its findings. What its earlier rows would have made is kept here. */
  readonly trial: EarlierRows | undefined;
}

/**
 * Reading for hooks. A batch asks the same few questions ("which is the first step?") for each of its rows;
 * answers about entities that the batch does not write are kept for its length.
 */
export function batchReader(job: Job, db: Queryable): (entity: string) => ReturnType<typeof recordReader> {
  const answers = new Map<string, ReturnType<ReturnType<typeof recordReader>['find']>>();
  return (entity) => {
    const reader = recordReader(job.context.records, { db, caller: job.caller }, entity);
    if (entity === job.entity.name) return reader;
    return {
      find: (query) => {
        const key = JSON.stringify([entity, query]);
        const answer = answers.get(key) ?? reader.find(query);
        answers.set(key, answer);
        return answer;
      },
    };
  };
}

/** The value that decides which record a row is about; undefined when a part of it is empty. */
export function recordKey(values: RecordInput, names: readonly string[], entity: Entity): string | undefined {
  const parts: unknown[] = [];
  for (const name of names) {
    const field = entity.fields.get(name);
    const value = values[name];
    if (!field || value === null || value === undefined || value === '') return undefined;
    const operand = field.type.operand(value, field.definition);
    if ('reason' in operand || operand.value === null) return undefined;
    parts.push(operand.value);
  }
  return parts.length === 0 ? undefined : JSON.stringify(parts);
}
