import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '#core/contract/caller.ts';
import type { RecordValue } from '#core/contract/records.ts';
import type { Engine } from '#core/engine.ts';
import { AppError, isAppError } from '#core/errors.ts';
import { callerOf } from '#core/http/authenticate.ts';
import { etag, ifMatch } from '#core/http/if-match.ts';
import { type AggregateRequest, aggregateRecords } from '#core/records/aggregate.ts';
import { type BoardRequest, readBoard } from '#core/records/board.ts';
import { createRecord } from '#core/records/create.ts';
import { getRecord } from '#core/records/get.ts';
import { type ListRequest, listRecords } from '#core/records/list.ts';
import { removeRecord, restoreRecord } from '#core/records/remove.ts';
import { revealSecret } from '#core/records/reveal.ts';
import { updateRecord } from '#core/records/update.ts';

interface EntityParams {
  readonly entity: string;
}
interface RecordParams extends EntityParams {
  readonly id: string;
}

const limit = { type: 'integer', minimum: 1, maximum: 200 } as const;
const offset = { type: 'integer', minimum: 0, maximum: 1_000_000 } as const;
const count = { enum: ['capped', 'exact', 'none'] } as const;
const text = { type: 'string', maxLength: 2_000 } as const;

const listQuery = {
  type: 'object',
  additionalProperties: false,
  properties: {
    filter: { type: 'string', maxLength: 20_000 },
    sort: text,
    fields: text,
    include: text,
    limit,
    cursor: text,
    offset,
    count,
    trash: { type: 'boolean' },
  },
} as const;

const names = { type: 'array', items: { type: 'string', maxLength: 100 }, maxItems: 200 } as const;
const queryBody = {
  type: 'object',
  additionalProperties: false,
  properties: { filter: {}, sort: text, fields: names, include: names, limit, cursor: text, offset, count, trash: { type: 'boolean' } },
} as const;

const getQuery = {
  type: 'object',
  additionalProperties: false,
  properties: { fields: text, include: text, trash: { type: 'boolean' } },
} as const;

const grouping = {
  type: 'object',
  required: ['field'],
  additionalProperties: false,
  properties: { field: { type: 'string', maxLength: 100 }, by: { enum: ['day', 'week', 'month', 'quarter', 'year'] } },
} as const;
const measure = {
  type: 'object',
  required: ['op'],
  additionalProperties: false,
  properties: { op: { enum: ['count', 'sum', 'avg', 'min', 'max'] }, field: { type: 'string', maxLength: 100 } },
} as const;
const aggregateBody = {
  type: 'object',
  additionalProperties: false,
  properties: {
    groupBy: { type: 'array', items: grouping, maxItems: 3 },
    measures: { type: 'array', items: measure, minItems: 1, maxItems: 10 },
    filter: {},
    limit: { type: 'integer', minimum: 1, maximum: 1_000 },
  },
} as const;

const boardBody = {
  type: 'object',
  additionalProperties: false,
  properties: {
    groupBy: { type: 'string', maxLength: 100 },
    sum: { type: 'string', maxLength: 100 },
    filter: {},
    sort: text,
    limit: { type: 'integer', minimum: 1, maximum: 100 },
    values: { type: 'array', items: { type: ['string', 'null'], maxLength: 200 }, minItems: 1, maxItems: 200, uniqueItems: true },
    fields: names,
    include: names,
  },
} as const;

type Textual<T> = { [K in keyof T]?: string };

export function recordRoutes(app: FastifyInstance, engine: Engine): void {
  listRoutes(app, engine);
  oneRecordRoutes(app, engine);
  revealRoute(app, engine);
}

function listRoutes(app: FastifyInstance, engine: Engine): void {
  app.get<{
    Params: EntityParams;
    Querystring: Omit<ListRequest, 'entity' | 'filter' | 'fields' | 'include'> &
      Textual<Pick<ListRequest, 'filter' | 'fields' | 'include'>>;
  }>('/records/:entity', { schema: { querystring: listQuery } }, async (request, reply) => {
    const { filter, fields, include, ...rest } = request.query;
    const list = {
      ...rest,
      ...request.params,
      ...(filter && { filter: parseFilter(filter) }),
      ...(fields && { fields: splitNames(fields) }),
      ...(include && { include: splitNames(include) }),
    };
    return listRecords(engine.records, listCaller(engine, request, reply), list as ListRequest);
  });

  app.post<{ Params: EntityParams; Body: Omit<ListRequest, 'entity'> }>(
    '/records/:entity/query',
    { schema: { body: queryBody }, config: { onlyReads: true } },
    async (request, reply) => listRecords(engine.records, listCaller(engine, request, reply), { ...request.body, ...request.params }),
  );

  app.post<{ Params: EntityParams; Body: Omit<AggregateRequest, 'entity'> }>(
    '/records/:entity/aggregate',
    { schema: { body: aggregateBody }, config: { onlyReads: true } },
    async (request) => aggregateRecords(engine.records, callerOf(engine, request), { ...request.body, ...request.params }),
  );

  app.post<{ Params: EntityParams; Body: Omit<BoardRequest, 'entity'> }>(
    '/records/:entity/board',
    { schema: { body: boardBody }, config: { onlyReads: true } },
    async (request, reply) => readBoard(engine.records, listCaller(engine, request, reply), { ...request.body, ...request.params }),
  );

  app.post<{ Params: EntityParams }>('/records/:entity', async (request, reply) => {
    const { entity } = request.params;
    const data = await createOnce(engine, request, entity);
    return reply.code(201).header('etag', etag(data.version)).header('location', `/api/v1/records/${entity}/${data.id}`).send({ data });
  });
}

function oneRecordRoutes(app: FastifyInstance, engine: Engine): void {
  app.get<{ Params: RecordParams; Querystring: { fields?: string; include?: string; trash?: boolean } }>(
    '/records/:entity/:id',
    { schema: { querystring: getQuery } },
    async (request, reply) => {
      const { fields, include, trash } = request.query;
      const found = await getRecord(engine.records, callerOf(engine, request), {
        ...request.params,
        ...(fields && { fields: splitNames(fields) }),
        ...(include && { include: splitNames(include) }),
        ...(trash !== undefined && { trash }),
      });
      return reply.header('etag', etag(found.data.version)).send(found);
    },
  );

  app.patch<{ Params: RecordParams; Querystring: { include?: string } }>('/records/:entity/:id', async (request, reply) => {
    const caller = callerOf(engine, request);
    const version = ifMatch(request);
    const data = await updateRecord(engine.records, caller, {
      ...request.params,
      body: request.body ?? {},
      ...(version !== undefined && { version }),
    });
    return reply.header('etag', etag(data.version)).send({ data });
  });

  app.delete<{ Params: RecordParams }>('/records/:entity/:id', async (request, reply) => {
    const version = ifMatch(request);
    await removeRecord(engine.records, callerOf(engine, request), { ...request.params, ...(version !== undefined && { version }) });
    return reply.code(204).send();
  });

  app.post<{ Params: RecordParams }>('/records/:entity/:id/restore', async (request, reply) => {
    const caller = callerOf(engine, request);
    await restoreRecord(engine.records, caller, request.params);
    const found = await getRecord(engine.records, caller, request.params);
    return reply.header('etag', etag(found.data.version)).send(found);
  });
}

function revealRoute(app: FastifyInstance, engine: Engine): void {
  const body = {
    type: 'object',
    required: ['field'],
    additionalProperties: false,
    properties: { field: { type: 'string', maxLength: 100 } },
  } as const;
  // The answer must not be kept for whoever repeats the request.
  app.post<{ Params: RecordParams; Body: { field: string } }>(
    '/records/:entity/:id/reveal',
    { schema: { body }, config: { onlyReads: true } },
    async (request, reply) => {
      const value = await revealSecret(engine.records, callerOf(engine, request), { ...request.params, ...request.body });
      return reply.header('cache-control', 'no-store').send({ value });
    },
  );
}

/** With an Idempotency-Key whose first request was cut off after its commit, the record is there already. */
async function createOnce(engine: Engine, request: FastifyRequest, entity: string): Promise<RecordValue> {
  const caller = callerOf(engine, request);
  const id = request.idempotency?.recordId;
  if (id === undefined) return createRecord(engine.records, caller, { entity, body: request.body ?? {} });
  const made = await getRecord(engine.records, caller, { entity, id }).catch((error: unknown) => {
    if (isAppError(error, 'RECORD_NOT_FOUND')) return undefined;
    throw error;
  });
  return made?.data ?? createRecord(engine.records, caller, { entity, body: request.body ?? {}, id });
}

/** Says which registry the answer was made with, so that a browser notices when its own is older. */
function listCaller(engine: Engine, request: FastifyRequest, reply: FastifyReply): Caller {
  const caller = callerOf(engine, request);
  void reply.header('x-registry-revision', String(caller.registry.revision));
  return caller;
}

function splitNames(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
}

function parseFilter(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError('QUERY_INVALID', { places: [{ path: 'filter', code: 'filter.json' }] });
  }
}
