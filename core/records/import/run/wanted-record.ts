import type { Entity } from '#core/contract/registry.ts';
import type { RelationPlan } from '#core/records/import/run/entry-plan.ts';
import type { PlannedRecord } from '#core/records/import/run/slot-plan.ts';

/** A related record that has to be created for a row: from its name alone, or from what the cells of a place say of it. */
export type WantedRecord = NamedRecord | PlannedRecord;

export interface NamedRecord {
  readonly id: string;
  readonly target: Entity;
  readonly relation: RelationPlan;
  readonly text: string;
  readonly group: string | null;
}
