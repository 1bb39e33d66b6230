import { type Policy, policyFor } from '#core/access/policy.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { HookAction } from '#core/contract/plugin.ts';
import type { RecordInput } from '#core/contract/records.ts';
import type { Entity } from '#core/contract/registry.ts';
import { AppError } from '#core/errors.ts';
import { type BackgroundContext, callerFor } from '#core/records/background-context.ts';
import type { StoredBatch } from '#core/records/batch/stored-batch.ts';
import { findEntity, type RecordsContext } from '#core/records/context.ts';
import { checkedValues } from '#core/records/prepare-values.ts';

/** A batch while it is carried out, with the definitions and rights of this moment. */
export interface Job {
  readonly records: RecordsContext;
  readonly batchId: string;
  readonly caller: Caller;
  readonly entity: Entity;
  readonly action: Extract<HookAction, 'update' | 'remove' | 'restore'>;
  readonly undo: boolean;
  readonly policy: Policy;
  /** Of an update: the fields to change, and what to. */
  readonly values: RecordInput;
  onError(error: unknown): void;
}

const BACK = { update: 'update', remove: 'restore', restore: 'remove' } as const;

export async function prepareJob(context: BackgroundContext, stored: StoredBatch): Promise<Job> {
  const { undo } = stored;
  const caller = await callerFor(context, stored.createdBy);
  if (!caller) throw new AppError('SESSION_REQUIRED');
  const entity = findEntity(caller, stored.entity);
  const action = undo ? BACK[stored.action] : stored.action;
  const policy = policyFor(caller, entity, action === 'update' ? 'update' : 'delete');
  if (policy.rows === 'none') throw new AppError('ACTION_DENIED', { params: { entity: entity.name } });
  return {
    ...{ records: context.records, batchId: stored.id, caller, entity, action, undo, policy },
    values: stored.set === null || undo ? (stored.set ?? {}) : checkedValues(stored.set, policy, caller),
    onError: (error) => context.onError(error, `batch ${stored.id}`),
  };
}
