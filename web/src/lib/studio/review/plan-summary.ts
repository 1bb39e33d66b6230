import type { Plan, Severity } from '#schemas/types/api.ts';

/** From mild to grave. */
const severities: readonly Severity[] = ['safe', 'slow', 'breaking', 'destructive'];

export type PlanEffect = 'purged' | 'entityRetired' | 'created' | 'entityRestored' | 'retired' | 'added' | 'restored' | 'words';

/** By kind of step; of several the first in this order counts. */
const effects: readonly (readonly [kind: string, effect: PlanEffect])[] = [
  ['purge_entity', 'purged'],
  ['purge_field', 'purged'],
  ['retire_entity', 'entityRetired'],
  ['create_entity', 'created'],
  ['restore_entity', 'entityRestored'],
  ['retire_field', 'retired'],
  ['add_field', 'added'],
  ['restore_field', 'restored'],
];

export interface PlanSummary {
  readonly worst: Severity;
  readonly counts: readonly { severity: Severity; count: number }[];
  /** Seconds until it is in force, and after that in the background. */
  readonly seconds: number;
  readonly rows: number;
  readonly rewrites: boolean;
  /** What people notice most. */
  readonly effect: PlanEffect;
  readonly sql: readonly string[];
}

export function summarisePlan(plan: Plan): PlanSummary {
  const count = (severity: Severity) => plan.steps.filter((step) => step.severity === severity).length;
  const total = plan.steps.reduce((sum, step) => sum + step.estimatedMs, 0);
  return {
    worst: plan.severity,
    counts: severities.map((severity) => ({ severity, count: count(severity) })).filter((one) => one.count > 0),
    seconds: total / 1000,
    rows: Math.max(0, ...plan.steps.map((step) => step.rows)),
    rewrites: plan.steps.some((step) => step.rewrite),
    effect: effects.find(([kind]) => plan.steps.some((step) => step.kind === kind))?.[1] ?? 'words',
    sql: plan.steps.flatMap((step) => step.sql),
  };
}

/** What has to be typed before a destructive plan: the name of what goes away. */
export function confirmationOf(plan: Plan): string | undefined {
  const step = plan.steps.find((one) => one.severity === 'destructive');
  return step && (step.field ?? step.entity);
}
