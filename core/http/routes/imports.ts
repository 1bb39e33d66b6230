import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '#core/contract/caller.ts';
import type { Engine } from '#core/engine.ts';
import { AppError } from '#core/errors.ts';
import { callerOf } from '#core/http/authenticate.ts';
import { errorsCsv } from '#core/records/import/findings/errors-csv.ts';
import { listRows, type RowsRequest } from '#core/records/import/findings/list-rows.ts';
import { mappedField } from '#core/records/import/mapping/slot-fields.ts';
import { textIn } from '#core/records/problem-message.ts';
import importSchema from '#schemas/meta/import.json' with { type: 'json' };
import type { ImportPatch } from '#schemas/types/api.ts';

interface ImportParams {
  readonly id: string;
}

/** As the multipart parser has it; named in the refusal. */
const MAX_UPLOAD = 200 * 1_048_576;

const entityQuery = {
  type: 'object',
  required: ['entity'],
  additionalProperties: false,
  properties: { entity: { type: 'string', maxLength: 100 } },
} as const;

const rowsQuery = {
  type: 'object',
  additionalProperties: false,
  properties: {
    status: { enum: ['create', 'update', 'skip', 'error', 'problem'] },
    cursor: { type: 'string', maxLength: 500 },
    limit: { type: 'integer', minimum: 1, maximum: 200 },
  },
} as const;

const { ImportPatch: patch, MappingEntry, DateOrder } = importSchema.$defs;
const patchBody = { ...patch, $defs: { MappingEntry, DateOrder } };

export function importRoutes(app: FastifyInstance, engine: Engine): void {
  const { imports } = engine;

  app.post<{ Querystring: { entity: string } }>(
    '/imports',
    { bodyLimit: MAX_UPLOAD, schema: { querystring: entityQuery } },
    async (request, reply) => {
      const caller = callerOf(engine, request);
      const file = request.isMultipart() ? await request.file() : undefined;
      if (!file) throw new AppError('IMPORT_FILE_MISSING');
      const upload = { entity: request.query.entity, name: file.filename, bytes: file.file, isCut: () => file.file.truncated };
      return reply.code(201).send(await imports.start(caller, upload));
    },
  );

  app.get('/imports', async (request) => ({ data: await imports.list(callerOf(engine, request)) }));

  app.get<{ Params: ImportParams }>('/imports/:id', (request) => imports.get(callerOf(engine, request), request.params.id));

  app.patch<{ Params: ImportParams; Body: ImportPatch }>('/imports/:id', { schema: { body: patchBody } }, (request) =>
    imports.change(callerOf(engine, request), request.params.id, request.body),
  );

  app.delete<{ Params: ImportParams }>('/imports/:id', async (request, reply) => {
    await imports.remove(callerOf(engine, request), request.params.id);
    return reply.code(204).send();
  });

  const step = (path: string, take: (caller: Caller, id: string) => Promise<unknown>) =>
    app.post<{ Params: ImportParams }>(`/imports/:id/${path}`, (request) => take(callerOf(engine, request), request.params.id));
  step('dry-run', imports.dryRun);
  step('run', imports.run);
  step('undo', imports.undo);
  step('cancel', imports.cancel);

  app.get<{ Params: ImportParams; Querystring: Pick<RowsRequest, 'status' | 'cursor' | 'limit'> }>(
    '/imports/:id/rows',
    { schema: { querystring: rowsQuery } },
    async (request) => {
      const caller = callerOf(engine, request);
      const { id } = await imports.find(caller, request.params.id);
      return listRows(engine.database, { ...request.query, importId: id, language: caller.user.language, secret: engine.config.secret });
    },
  );

  app.get<{ Params: ImportParams }>('/imports/:id/errors.csv', async (request, reply) => sendErrors(engine, request, reply));
}

async function sendErrors(engine: Engine, request: FastifyRequest<{ Params: ImportParams }>, reply: FastifyReply) {
  const caller = callerOf(engine, request);
  const stored = await engine.imports.find(caller, request.params.id);
  const { language } = caller.user;
  const entity = caller.registry.entities.get(stored.entity);
  const fieldOf = (name: string) => entity && mappedField(name, entity, caller);
  const fieldLabel = (name: string) => textIn(fieldOf(name)?.definition['x-label'] ?? { en: name }, language);
  const name = `${stored.document.file.name.replace(/\.\w+$/, '')}.errors.csv`;
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="errors.csv"; filename*=UTF-8''${encodeURIComponent(name)}`)
    .send(Readable.from(errorsCsv(engine.database, { stored, language, fieldLabel })));
}
