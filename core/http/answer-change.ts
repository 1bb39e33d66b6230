import type { FastifyRequest } from 'fastify';
import { applyChange, type DecideChange, previewChange } from '#core/change/apply-change.ts';
import type { ChangePlan } from '#core/change/plan-change.ts';
import type { Engine } from '#core/engine.ts';

/** A route of which `?dryRun=true` only tells what would happen. */
export interface Dry {
  readonly Querystring: { readonly dryRun?: boolean };
}

export const dryRun = { type: 'object', additionalProperties: false, properties: { dryRun: { type: 'boolean' } } } as const;

interface Decided {
  readonly decide: DecideChange;
  /** The revision the caller's draft began from; the current one when missing. */
  readonly base?: number;
}

/** Plans the change or applies it, as the caller wants, and tells what it is. */
export async function answerChange(engine: Engine, request: FastifyRequest<Dry>, { decide, base }: Decided) {
  const from = base ?? engine.registry.current().revision;
  if (request.query.dryRun) return planReply(await previewChange(engine.change, decide), from);
  const { revision, plan } = await applyChange(engine.change, decide);
  return { revision, plan: planReply(plan, from) };
}

function planReply(plan: ChangePlan, base: number) {
  const steps = plan.steps.map(({ statements, ...step }) => ({
    ...step,
    sql: statements.map((statement) => statement.sql),
    lock: statements.find((statement) => !statement.deferred)?.lock ?? statements[0]?.lock ?? 'none',
    rewrite: statements.some((statement) => statement.rewrites),
  }));
  return { base, severity: plan.severity, steps };
}
