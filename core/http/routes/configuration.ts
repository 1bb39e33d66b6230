import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type ConfigurationFiles, configurationChange, configurationFiles } from '#core/change/configuration.ts';
import { decideRequest } from '#core/change/decide-request.ts';
import type { Engine } from '#core/engine.ts';
import { AppError } from '#core/errors.ts';
import { answerChange, type Dry, dryRun } from '#core/http/answer-change.ts';
import { callerOf, requireAdministrator } from '#core/http/authenticate.ts';
import { unzipJson, zipJson } from '#core/http/zip-files.ts';
import { loadLayers } from '#core/registry/layers.ts';

const MAX_UPLOAD = 20 * 1_048_576;

const format = { type: 'object', additionalProperties: false, properties: { format: { enum: ['zip', 'json'] } } } as const;

/** What the administrators defined, as files that a version control can keep. */
export function configurationRoutes(app: FastifyInstance, engine: Engine): void {
  app.get<{ Querystring: { format?: 'zip' | 'json' } }>(
    '/schema/configuration',
    { schema: { querystring: format } },
    async (request, reply) => {
      requireAdministrator(request);
      const files = configurationFiles(await loadLayers(engine.database));
      if (request.query.format === 'json') return { files };
      return reply
        .type('application/zip')
        .header('content-disposition', 'attachment; filename="vinculo-configuration.zip"')
        .send(Buffer.from(zipJson(files)));
    },
  );

  app.post<Dry>('/schema/configuration', { bodyLimit: MAX_UPLOAD, schema: { querystring: dryRun } }, async (request) => {
    requireAdministrator(request);
    const author = callerOf(engine, request).user.id;
    const files = await sentFiles(request);
    return answerChange(engine, request, {
      decide: (stored, present) => decideRequest(configurationChange(files, stored, present), stored, { author, present, trusted: true }),
    });
  });
}

/** An archive, or `{files: {path: document}}`. */
async function sentFiles(request: FastifyRequest): Promise<ConfigurationFiles> {
  if (request.isMultipart()) {
    const file = await request.file({ limits: { fileSize: MAX_UPLOAD } });
    const bytes = await file?.toBuffer();
    if (!bytes) throw new AppError('CONFIGURATION_UNREADABLE', { params: { reason: 'zip' } });
    return unzipJson(bytes);
  }
  const { files } = (request.body ?? {}) as { files?: unknown };
  if (typeof files !== 'object' || files === null || Array.isArray(files))
    throw new AppError('CONFIGURATION_UNREADABLE', { params: { reason: '/files' } });
  return files as ConfigurationFiles;
}
