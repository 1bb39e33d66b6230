import type { FastifyInstance } from 'fastify';
import { applyChange, previewChange } from '#core/change/apply-change.ts';
import { overlayChange, readOverlayRequest } from '#core/change/overlay-request.ts';
import type { ChangePlan } from '#core/change/plan-change.ts';
import type { Engine } from '#core/engine.ts';
import { callerOf, requireAdministrator } from '#core/http/authenticate.ts';
import { sql } from '#core/kit/sql.ts';

export function changeRoutes(app: FastifyInstance, engine: Engine): void {
  app.post<{ Querystring: { dryRun?: boolean } }>(
    '/changes',
    { schema: { querystring: { type: 'object', additionalProperties: false, properties: { dryRun: { type: 'boolean' } } } } },
    async (request) => {
      requireAdministrator(request);
      const caller = callerOf(engine, request);
      const wanted = readOverlayRequest(request.body);
      const decide = (stored: Parameters<typeof overlayChange>[1]) => overlayChange(wanted, stored, caller.user.id);
      if (request.query.dryRun) return planReply(await previewChange(engine.change, decide), wanted.base);
      const { revision, plan } = await applyChange(engine.change, decide);
      return { revision, plan: planReply(plan, wanted.base) };
    },
  );

  app.get('/revisions', async (request) => {
    requireAdministrator(request);
    const rows = await engine.database.rows<{ revision: number; at: string; author: string | null; summary: unknown }>(
      sql`SELECT revision, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, author, summary FROM vinculo.revision ORDER BY revision DESC LIMIT 200`,
    );
    return { data: rows };
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
