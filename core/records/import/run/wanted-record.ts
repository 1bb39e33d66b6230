import type { RecordInput } from '#core/contract/records.ts';
import type { RelationPlan } from '#core/records/import/run/entry-plan.ts';

/** A related record that has to be created for a row. */
export interface WantedRecord {
  readonly id: string;
  readonly relation: RelationPlan;
  readonly text: string;
  readonly group: string | null;
  /** All that is known of it; without this, its title alone. */
  readonly values?: RecordInput;
}
