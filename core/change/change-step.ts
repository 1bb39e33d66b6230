import type { Loss } from '#core/change/convert/count-loss.ts';
import type { Statement } from '#core/sql/ddl.ts';
import type { Text } from '#schemas/types/definition.ts';

export type Severity = 'safe' | 'slow' | 'breaking' | 'destructive';

/** One thing a change does, in the order in which it happens. */
export interface ChangeStep {
  readonly kind:
    | 'create_entity'
    | 'retire_entity'
    | 'restore_entity'
    | 'add_field'
    | 'add_index'
    | 'drop_index'
    | 'check_relation'
    | 'retire_field'
    | 'restore_field'
    | 'change_type'
    | 'purge_entity'
    | 'purge_field'
    | 'describe';
  readonly entity: string;
  readonly field?: string;
  readonly severity: Severity;
  readonly title: Text;
  readonly statements: readonly Statement[];
  /** Estimated rows of the table it touches. */
  readonly rows: number;
  readonly estimatedMs: number;
  /** What uses the thing that goes away: 'list:lead', 'rule:r_lost_reason' … */
  readonly dependents: readonly string[];
  /** Of a change of type: what becomes empty; of a purge: what is deleted. */
  readonly loss?: Loss;
}

const GRAVITY: readonly Severity[] = ['safe', 'slow', 'breaking', 'destructive'];

/** The gravest severity of a plan; a plan without steps is safe. */
export function worstSeverity(steps: readonly Pick<ChangeStep, 'severity'>[]): Severity {
  return GRAVITY[Math.max(0, ...steps.map((step) => GRAVITY.indexOf(step.severity)))] as Severity;
}
