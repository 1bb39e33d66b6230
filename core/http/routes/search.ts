import type { FastifyInstance } from 'fastify';
import type { Engine } from '#core/engine.ts';
import { callerOf } from '#core/http/authenticate.ts';
import { searchRecords } from '#core/records/search.ts';

const query = {
  type: 'object',
  additionalProperties: false,
  properties: {
    q: { type: 'string', maxLength: 20_000 },
    entities: { type: 'string', maxLength: 2_000 },
    limit: { type: 'integer', minimum: 1, maximum: 50 },
  },
} as const;

interface SearchQuery {
  readonly q?: string;
  readonly entities?: string;
  readonly limit?: number;
}

export function searchRoutes(app: FastifyInstance, engine: Engine): void {
  app.get<{ Querystring: SearchQuery }>('/search', { schema: { querystring: query } }, async (request) => {
    const { q = '', entities, limit } = request.query;
    const names = entities?.split(',').filter(Boolean);
    return searchRecords(engine.records, callerOf(engine, request), {
      question: q,
      ...(names && { entities: names }),
      ...(limit && { limit }),
    });
  });
}
