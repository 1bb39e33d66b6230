import type { FastifyInstance, FastifyRequest } from 'fastify';
import { applyChange, type DecideChange, previewChange } from '#core/change/apply-change.ts';
import { readChangeRequest } from '#core/change/change-request.ts';
import { decideRequest } from '#core/change/decide-request.ts';
import type { ChangePlan } from '#core/change/plan-change.ts';
import { findRevision, listRevisions, revisionDetail } from '#core/change/revisions.ts';
import { undoRevision } from '#core/change/undo-revision.ts';
import type { Engine } from '#core/engine.ts';
import { callerOf, requireAdministrator } from '#core/http/authenticate.ts';

interface Dry {
  readonly Querystring: { readonly dryRun?: boolean };
}
interface Numbered {
  readonly Params: { readonly revision: number };
}

const dry = { type: 'object', additionalProperties: false, properties: { dryRun: { type: 'boolean' } } };
const numbered = { type: 'object', properties: { revision: { type: 'integer', minimum: 1, maximum: 2_147_483_647 } } };

export function changeRoutes(app: FastifyInstance, engine: Engine): void {
  /** Plans the change, or applies it, as the caller wants. */
  const answer = async (request: FastifyRequest<Dry>, decide: DecideChange, base = engine.registry.current().revision) => {
    if (request.query.dryRun) return planReply(await previewChange(engine.change, decide), base);
    const { revision, plan } = await applyChange(engine.change, decide);
    return { revision, plan: planReply(plan, base) };
  };

  app.post<Dry>('/changes', { schema: { querystring: dry } }, async (request) => {
    requireAdministrator(request);
    const author = callerOf(engine, request).user.id;
    const wanted = readChangeRequest(request.body);
    return answer(request, (stored, present) => decideRequest(wanted, stored, { author, present }), wanted.base);
  });

  app.get('/revisions', async (request) => {
    requireAdministrator(request);
    return { data: await listRevisions(engine.database) };
  });

  app.get<Numbered>('/revisions/:revision', { schema: { params: numbered } }, async (request) => {
    requireAdministrator(request);
    return revisionDetail(await findRevision(engine.database, request.params.revision));
  });

  app.post<Dry & Numbered>('/revisions/:revision/undo', { schema: { querystring: dry, params: numbered } }, async (request) => {
    requireAdministrator(request);
    const author = callerOf(engine, request).user.id;
    const { database } = engine;
    return answer(request, (stored, present) => undoRevision(request.params.revision, stored, { author, present, database }));
  });
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
