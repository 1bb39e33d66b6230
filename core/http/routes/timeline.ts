import type { FastifyInstance } from 'fastify';
import type { Engine } from '#core/engine.ts';
import { callerOf } from '#core/http/authenticate.ts';
import { type HistoryRequest, readHistory } from '#core/records/timeline/history.ts';
import { readTimeline, type TimelineRequest } from '#core/records/timeline/timeline.ts';

const limit = { type: 'integer', minimum: 1, maximum: 100 } as const;
const cursor = { type: 'string', maxLength: 500 } as const;
const list = { type: 'string', maxLength: 5_000 } as const;
const moment = { type: 'string', maxLength: 40 } as const;

const timelineQuery = {
  type: 'object',
  additionalProperties: false,
  properties: {
    limit,
    cursor,
    order: { enum: ['newest', 'oldest'] },
    kinds: list,
    author: list,
    department: list,
    channel: list,
    from: moment,
    to: moment,
  },
} as const;

const historyQuery = { type: 'object', additionalProperties: false, properties: { limit, cursor } } as const;

type OfRecord = Pick<TimelineRequest, 'entity' | 'id'>;

export function timelineRoutes(app: FastifyInstance, engine: Engine): void {
  app.get<{ Params: OfRecord; Querystring: Omit<TimelineRequest, keyof OfRecord> }>(
    '/records/:entity/:id/timeline',
    { schema: { querystring: timelineQuery } },
    (request) => readTimeline(engine.records, callerOf(engine, request), { ...request.query, ...request.params }),
  );

  app.get<{ Params: OfRecord; Querystring: Omit<HistoryRequest, keyof OfRecord> }>(
    '/records/:entity/:id/history',
    { schema: { querystring: historyQuery } },
    (request) => readHistory(engine.records, callerOf(engine, request), { ...request.query, ...request.params }),
  );
}
