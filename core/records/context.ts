import type { Caller } from '#core/contract/caller.ts';
import type { HookAction } from '#core/contract/plugin.ts';
import type { RecordInput, RecordValue } from '#core/contract/records.ts';
import type { Entity } from '#core/contract/registry.ts';
import { AppError } from '#core/errors.ts';
import { isUuid } from '#core/kit/uuid7.ts';
import type { Happening } from '#core/outbox/relay.ts';
import type { Hooks } from '#core/records/hooks.ts';
import type { ResultCache } from '#core/records/result-cache.ts';
import type { Database, Queryable } from '#core/sql/database.ts';

/** What the verbs of this folder work with. */
export interface RecordsContext {
  readonly database: Database;
  /** The database is the transaction of another write: nothing may be committed apart from it. */
  readonly isWithin?: true;
  readonly hooks: Hooks;
  readonly results: ResultCache;
  /** Signs cursors. */
  readonly secret: string;
  /** Called after a commit, so that open browsers learn of it at once. */
  published(happenings: readonly Happening[]): void;
  /**
   * Runs what plugins do after a write and carries out what they ask for, in the transaction of the write.
   * Returns what was written besides: to be published with the write itself, once all of it is committed.
   */
  readonly afterWrite: AfterWrite;
}

export type AfterWrite = (context: RecordsContext, reading: Reading, written: Written) => Promise<readonly Happening[]>;

/** A write that was just made, on the whole record, whatever the caller may see of it. */
export interface Written {
  readonly entity: string;
  readonly action: HookAction;
  readonly id: string;
  readonly record: RecordInput;
  readonly before: RecordValue | null;
  readonly changed: readonly string[];
  readonly imported?: true;
}

/** On whose behalf, and where: the pool, or the transaction a write runs in. */
export interface Reading {
  readonly db: Queryable;
  readonly caller: Caller;
}

export function findEntity(caller: Caller, name: string): Entity {
  const entity = caller.registry.entities.get(name);
  if (!entity) throw new AppError('ENTITY_UNKNOWN', { params: { entity: name } });
  return entity;
}

export function checkId(id: string): string {
  if (!isUuid(id)) throw new AppError('ID_INVALID', { params: { id: id.slice(0, 60) } });
  return id.toLowerCase();
}
