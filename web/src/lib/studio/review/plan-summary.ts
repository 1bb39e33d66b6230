import type { Plan, PlanStep, Severity } from '#schemas/types/api.ts';

/** From mild to grave. */
const severities: readonly Severity[] = ['safe', 'slow', 'breaking', 'destructive'];

export interface PlanSummary {
  readonly worst: Severity;
  readonly counts: readonly { severity: Severity; count: number }[];
  /** Seconds until it is in force, and after that in the background. */
  readonly seconds: number;
  readonly rows: number;
  readonly rewrites: boolean;
  readonly added: number;
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
    added: ofKind(plan, 'add_field').length,
    sql: plan.steps.flatMap((step) => step.sql),
  };
}

function ofKind(plan: Plan, kind: string): PlanStep[] {
  return plan.steps.filter((step) => step.kind === kind);
}

/** What has to be typed before a destructive plan: the name of what goes away. */
export function confirmationOf(plan: Plan): string | undefined {
  const step = plan.steps.find((one) => one.severity === 'destructive');
  return step && (step.field ?? step.entity);
}
