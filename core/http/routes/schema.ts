import type { FastifyInstance } from 'fastify';
import { entityView, schemaView } from '#core/access/schema-view.ts';
import { definitionsReply } from '#core/change/definitions-reply.ts';
import { fieldUsage } from '#core/change/field-usage.ts';
import type { Engine } from '#core/engine.ts';
import { fieldTypes } from '#core/fields/field-types.ts';
import { callerOf, requireAdministrator } from '#core/http/authenticate.ts';
import { entityValidator } from '#core/http/entity-validator.ts';
import { findEntity } from '#core/records/context.ts';
import { readPolicy } from '#core/records/read-plan.ts';
import { type FormulaTrial, tryFormula } from '#core/records/try-formula.ts';
import { effectiveEntities, loadLayers } from '#core/registry/layers.ts';
import { tableSizes } from '#core/sql/introspect.ts';

interface EntityParams {
  readonly entity: string;
}

const trialBody = {
  type: 'object',
  required: ['expression'],
  additionalProperties: false,
  properties: {
    expression: { type: 'string', maxLength: 20_000 },
    scale: { type: 'integer', minimum: 0, maximum: 4 },
    field: { type: 'string', pattern: '^[a-z][a-z0-9_]{0,47}$' },
    properties: { type: 'object', maxProperties: 500 },
  },
};

export function schemaRoutes(app: FastifyInstance, engine: Engine): void {
  app.get('/schema', async (request) => {
    const caller = callerOf(engine, request);
    return { revision: caller.registry.revision, entities: schemaView(caller, await tableSizes(engine.database)) };
  });

  app.get('/schema/definitions', async (request) => {
    requireAdministrator(request);
    return { revision: engine.registry.current().revision, ...(await definitionsReply(engine.database)) };
  });

  app.get<{ Params: EntityParams }>('/schema/:entity/usage', async (request) => {
    requireAdministrator(request);
    const caller = callerOf(engine, request);
    return fieldUsage(engine.database, findEntity(caller, request.params.entity), caller.registry);
  });

  app.get<{ Params: EntityParams }>('/schema/:entity', async (request) => {
    const caller = callerOf(engine, request);
    const entity = findEntity(caller, request.params.entity);
    readPolicy(caller, entity);
    const view = entityView(entity, caller, await tableSizes(engine.database));
    if (!caller.user.roles.includes('administrator')) return { entity: view };
    const layers = await loadLayers(engine.database);
    const overlay = layers.find({ layer: 'admin', entity: entity.name, kind: 'extension' })?.document ?? { 'x-extends': entity.name };
    const effective = effectiveEntities(layers).find((candidate) => candidate.definition['x-entity'].name === entity.name);
    return { entity: view, overlay, definition: effective?.definition, provenance: effective?.provenance };
  });

  app.get<{ Params: EntityParams }>('/schema/:entity/validator.js', async (request, reply) => {
    const caller = callerOf(engine, request);
    const entity = findEntity(caller, request.params.entity);
    const policy = readPolicy(caller, entity);
    const hidden = new Set([...entity.fields.values()].filter((field) => policy.field(field) === 'none').map((field) => field.name));
    return reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', 'private, max-age=31536000, immutable')
      .send(await entityValidator(entity, hidden));
  });

  app.post<{ Params: EntityParams; Body: Omit<FormulaTrial, 'entity'> }>(
    '/schema/:entity/formula/check',
    { schema: { body: trialBody }, config: { onlyReads: true } },
    async (request) => {
      requireAdministrator(request);
      return tryFormula(engine.records, callerOf(engine, request), { ...request.body, entity: request.params.entity });
    },
  );

  app.get('/field-types', async () => ({ data: [...fieldTypes.values()].map(({ name, keywords }) => ({ name, keywords })) }));
}
