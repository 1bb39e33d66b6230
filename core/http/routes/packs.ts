import type { FastifyInstance } from 'fastify';
import { findPack, installPack, loadPacks, packViews, uninstallPack } from '#core/change/packs/packs.ts';
import type { Engine } from '#core/engine.ts';
import { answerChange, type Dry, dryRun } from '#core/http/answer-change.ts';
import { callerOf, requireAdministrator } from '#core/http/authenticate.ts';
import { loadLayers } from '#core/registry/layers.ts';

interface Named {
  readonly Params: { readonly id: string };
}

export function packRoutes(app: FastifyInstance, engine: Engine): void {
  const packs = loadPacks();

  app.get('/packs', async (request) => {
    requireAdministrator(request);
    return { data: packViews(packs, await loadLayers(engine.database)) };
  });

  const change = (verb: string, decide: typeof installPack) =>
    app.post<Dry & Named>(`/packs/:id/${verb}`, { schema: { querystring: dryRun } }, async (request) => {
      requireAdministrator(request);
      const pack = findPack(packs, request.params.id);
      const author = callerOf(engine, request).user.id;
      return answerChange(engine, request, { decide: (stored) => decide(stored, { pack, author }) });
    });
  change('install', installPack);
  change('uninstall', uninstallPack);
}
