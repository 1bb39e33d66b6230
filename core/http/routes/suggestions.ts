import type { FastifyInstance } from 'fastify';
import type { Engine } from '#core/engine.ts';
import { callerOf } from '#core/http/authenticate.ts';
import { type Dismissal, dismissSuggestion, type OfRecord, suggestValues } from '#core/records/suggestions/suggest.ts';

const dismissal = {
  type: 'object',
  required: ['field', 'text'],
  additionalProperties: false,
  properties: { field: { type: 'string', maxLength: 100 }, text: { type: 'string', maxLength: 2_000 } },
} as const;

/** Values found in what was written about a record, for the fields that it lacks. */
export function suggestionRoutes(app: FastifyInstance, engine: Engine): void {
  app.get<{ Params: OfRecord }>('/records/:entity/:id/suggestions', async (request) => ({
    data: await suggestValues(engine.records, callerOf(engine, request), request.params),
  }));

  app.post<{ Params: OfRecord; Body: Omit<Dismissal, keyof OfRecord> }>(
    '/records/:entity/:id/suggestions/dismiss',
    { schema: { body: dismissal } },
    async (request, reply) => {
      await dismissSuggestion(engine.records, callerOf(engine, request), { ...request.params, ...request.body });
      return reply.code(204).send();
    },
  );
}
