import scalar from '@scalar/fastify-api-reference';
import type { FastifyInstance } from 'fastify';
import { schemaView } from '#core/access/schema-view.ts';
import type { Engine } from '#core/engine.ts';
import { callerOf } from '#core/http/authenticate.ts';
import { openApiDocument } from '#core/http/openapi.ts';

/** The description of the API for machines, and a page of it for people. */
export async function apiDocsRoutes(app: FastifyInstance, engine: Engine): Promise<void> {
  app.get('/openapi.json', async (request) => {
    const caller = callerOf(engine, request);
    const serverUrl = `${request.protocol}://${request.host}/api/v1`;
    return openApiDocument(schemaView(caller, new Map()), { revision: caller.registry.revision, serverUrl });
  });

  await app.register(async (docs) => {
    // The reference page brings inline styles and scripts of its own; only this page may run them.
    docs.addHook('onSend', async (_request, reply) => {
      void reply.header(
        'content-security-policy',
        "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'",
      );
    });
    await docs.register(scalar, {
      routePrefix: '/docs',
      configuration: {
        url: '/api/v1/openapi.json',
        withDefaultFonts: false,
        telemetry: false,
        agent: { disabled: true },
        hideClientButton: true,
      },
    });
  });
}
