import type { FastifyInstance } from 'fastify';
import { readChangeRequest } from '#core/change/change-request.ts';
import { decideRequest } from '#core/change/decide-request.ts';
import { decidePurge } from '#core/change/purge/decide-purge.ts';
import { findRevision, listRevisions, revisionDetail } from '#core/change/revisions.ts';
import { undoRevision } from '#core/change/undo-revision.ts';
import type { Engine } from '#core/engine.ts';
import { answerChange, type Dry, dryRun } from '#core/http/answer-change.ts';
import { callerOf, requireAdministrator } from '#core/http/authenticate.ts';

interface Numbered {
  readonly Params: { readonly revision: number };
}

const numbered = { type: 'object', properties: { revision: { type: 'integer', minimum: 1, maximum: 2_147_483_647 } } };

export function changeRoutes(app: FastifyInstance, engine: Engine): void {
  app.post<Dry>('/changes', { schema: { querystring: dryRun } }, async (request) => {
    requireAdministrator(request);
    const author = callerOf(engine, request).user.id;
    const wanted = readChangeRequest(request.body);
    return answerChange(engine, request, {
      base: wanted.base,
      decide: (stored, present) => {
        const { purge, confirm } = wanted;
        if (purge) return decidePurge({ purge, confirm, isDry: request.query.dryRun === true }, stored, { author, present });
        return decideRequest(wanted, stored, { author, present });
      },
    });
  });

  app.get('/revisions', async (request) => {
    requireAdministrator(request);
    return { data: await listRevisions(engine.database) };
  });

  app.get<Numbered>('/revisions/:revision', { schema: { params: numbered } }, async (request) => {
    requireAdministrator(request);
    return revisionDetail(await findRevision(engine.database, request.params.revision));
  });

  app.post<Dry & Numbered>('/revisions/:revision/undo', { schema: { querystring: dryRun, params: numbered } }, async (request) => {
    requireAdministrator(request);
    const author = callerOf(engine, request).user.id;
    const { database } = engine;
    return answerChange(engine, request, {
      decide: (stored, present) => undoRevision(request.params.revision, stored, { author, present, database }),
    });
  });
}
