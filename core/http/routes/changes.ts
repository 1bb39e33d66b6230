import type { FastifyInstance } from 'fastify';
import { applyChange, type DecideChange, previewChange } from '#core/change/apply-change.ts';
import { readChangeRequest } from '#core/change/change-request.ts';
import { decideRequest } from '#core/change/decide-request.ts';
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
      const wanted = readChangeRequest(request.body);
      const decide: DecideChange = (stored, present) => decideRequest(wanted, stored, { author: caller.user.id, present });
      if (request.query.dryRun) return planReply(await previewChange(engine.change, decide), wanted.base);
      const { revision, plan } = await applyChange(engine.change, decide);
      return { revision, plan: planReply(plan, wanted.base) };
    },
  );

  app.get('/revisions', async (request) => {
    requireAdministrator(request);
    const rows = await engine.database.rows(
      sql`SELECT r.revision, to_char(r.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, r.author, r.summary,
          json_build_object('waiting', count(*) FILTER (WHERE t.state = 'waiting'), 'done', count(*) FILTER (WHERE t.state = 'done'),
            'failed', count(*) FILTER (WHERE t.state = 'failed')) AS tasks
        FROM vinculo.revision r LEFT JOIN vinculo.change_task t ON t.revision = r.revision
        WHERE r.revision > (SELECT max(revision) - 200 FROM vinculo.revision) GROUP BY r.revision ORDER BY r.revision DESC`,
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
