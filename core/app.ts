import fastifyCompress from '@fastify/compress';
import fastifyCookie from '@fastify/cookie';
import fastifyMultipart from '@fastify/multipart';
import fastifyRateLimit from '@fastify/rate-limit';
import fastifyWebsocket from '@fastify/websocket';
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import type { Engine } from '#core/engine.ts';
import { AppError } from '#core/errors.ts';
import { refuseForeignOrigins, requireSession } from '#core/http/authenticate.ts';
import { healthRoutes } from '#core/http/health.ts';
import { acceptIdempotencyKeys } from '#core/http/idempotency.ts';
import { parseJsonStrictly } from '#core/http/parse-json.ts';
import { sendProblem } from '#core/http/problem.ts';
import { apiDocsRoutes } from '#core/http/routes/api-docs.ts';
import { batchRoutes } from '#core/http/routes/batches.ts';
import { changeRoutes } from '#core/http/routes/changes.ts';
import { configurationRoutes } from '#core/http/routes/configuration.ts';
import { demoRoutes } from '#core/http/routes/demo.ts';
import { driftRoutes } from '#core/http/routes/drift.ts';
import { exportRoutes } from '#core/http/routes/exports.ts';
import { fileRoutes } from '#core/http/routes/files.ts';
import { importRoutes } from '#core/http/routes/imports.ts';
import { liveRoutes } from '#core/http/routes/live.ts';
import { notificationRoutes } from '#core/http/routes/notifications.ts';
import { ownAccessRoutes } from '#core/http/routes/own-access.ts';
import { packRoutes } from '#core/http/routes/packs.ts';
import { personalRoutes } from '#core/http/routes/personal.ts';
import { recordRoutes } from '#core/http/routes/records.ts';
import { schemaRoutes } from '#core/http/routes/schema.ts';
import { schemaTaskRoutes } from '#core/http/routes/schema-tasks.ts';
import { searchRoutes } from '#core/http/routes/search.ts';
import { sessionRoutes } from '#core/http/routes/session.ts';
import { logoRoute, settingsRoutes } from '#core/http/routes/settings.ts';
import { setupRoutes } from '#core/http/routes/setup.ts';
import { suggestionRoutes } from '#core/http/routes/suggestions.ts';
import { timelineRoutes } from '#core/http/routes/timeline.ts';
import { userRoutes } from '#core/http/routes/users.ts';
import { securityHeaders } from '#core/http/security-headers.ts';
import { serveWeb } from '#core/http/web-files.ts';

export interface AppOptions {
  readonly engine: Engine;
  readonly setupCode: string;
  /** Folder of the built web app; without it only the API is served. */
  readonly webFolder?: string;
  readonly trustProxy?: boolean;
  readonly logger?: FastifyServerOptions['logger'];
}

/** The HTTP side, in reading order. */
export async function buildApp({ engine, setupCode, webFolder, trustProxy = false, logger = false }: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger,
    trustProxy,
    bodyLimit: 1_048_576,
    routerOptions: { maxParamLength: 200 },
    requestIdHeader: false,
    ajv: { customOptions: { coerceTypes: 'array', removeAdditional: false } },
  });
  app.decorateRequest('account', null);
  app.setErrorHandler(sendProblem);
  parseJsonStrictly(app);
  securityHeaders(app);
  await app.register(fastifyCookie);
  await app.register(fastifyCompress, { global: true, threshold: 2_048, encodings: ['br', 'gzip'] });
  await app.register(fastifyRateLimit, {
    global: false,
    errorResponseBuilder: (_request, context) => new AppError('RATE_LIMITED', { params: { seconds: Math.ceil(context.ttl / 1_000) } }),
  });
  await app.register(fastifyMultipart, { limits: { files: 1, fields: 10, fileSize: 200 * 1_048_576 } });
  await app.register(fastifyWebsocket, { options: { maxPayload: 65_536 } });
  refuseForeignOrigins(app, engine.config.publicUrl);

  healthRoutes(app, engine);
  await app.register(
    async (api) => {
      setupRoutes(api, engine, { code: setupCode });
      sessionRoutes(api, engine);
      logoRoute(api, engine);
      await api.register((signedIn) => signedInRoutes(signedIn, engine));
    },
    { prefix: '/api/v1' },
  );
  if (webFolder !== undefined) await serveWeb(app, webFolder);
  else app.setNotFoundHandler((request, reply) => sendProblem(new AppError('ROUTE_NOT_FOUND'), request, reply));
  return app;
}

/** What only those may call who are signed in. */
async function signedInRoutes(app: FastifyInstance, engine: Engine): Promise<void> {
  requireSession(app, engine);
  acceptIdempotencyKeys(app, engine);
  schemaTaskRoutes(app, engine);
  driftRoutes(app, engine);
  schemaRoutes(app, engine);
  recordRoutes(app, engine);
  searchRoutes(app, engine);
  personalRoutes(app, engine);
  timelineRoutes(app, engine);
  suggestionRoutes(app, engine);
  changeRoutes(app, engine);
  configurationRoutes(app, engine);
  packRoutes(app, engine);
  settingsRoutes(app, engine);
  userRoutes(app, engine);
  ownAccessRoutes(app, engine);
  importRoutes(app, engine);
  exportRoutes(app, engine);
  fileRoutes(app, engine);
  batchRoutes(app, engine);
  demoRoutes(app, engine);
  notificationRoutes(app, engine);
  liveRoutes(app, engine);
  await apiDocsRoutes(app, engine);
}
