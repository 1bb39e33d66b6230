import type { Queryable } from '#core/sql/database.ts';

/** What a piece of work tells of itself. */
export interface Work {
  /** Notes progress in the batch's own transaction; throws LeaseLost, and so undoes the batch, if it is no longer this worker's. */
  advance(db: Queryable, step: Step): Promise<void>;
  /** Lets the screens know, not more often than they need. */
  tell(): void;
  isStopping(): boolean;
}

export interface Step {
  readonly position: number;
  readonly written?: { readonly entity: string; readonly records: number };
}
