import type { EntityView, FieldView } from '#schemas/types/api.ts';

type Json = Record<string, unknown>;

const uuid = { type: 'string', format: 'uuid' };
const json = (schema: Json): Json => ({ 'application/json': { schema } });
const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

/** OpenAPI 3.1 of the record API as one caller may use it: custom fields included, hidden ones left out. */
export function openApiDocument(entities: readonly EntityView[], { revision, serverUrl }: { revision: number; serverUrl: string }): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Vínculo',
      version: String(revision),
      description:
        'Made from the entities and fields as they are now. Errors are problem documents (RFC 9457) in the language of Accept-Language.',
    },
    servers: [{ url: serverUrl }],
    security: [{ session: [] }],
    tags: entities.map((entity) => ({ name: entity.name, description: entity.label.en?.many ?? entity.name })),
    paths: Object.assign({}, ...entities.map(entityPaths)),
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'vinculo_session' } },
      parameters,
      schemas: { Problem: problem, Page: page, ...Object.assign({}, ...entities.map(entitySchemas)) },
    },
  };
}

const parameters: Json = {
  filter: {
    name: 'filter',
    in: 'query',
    description: 'A condition as JSON: {"field":"city","op":"contains","value":"porto"}, joined by and, or, not.',
    schema: { type: 'string' },
  },
  sort: { name: 'sort', in: 'query', description: 'Names of fields, descending with a minus: -amount,name', schema: { type: 'string' } },
  fields: { name: 'fields', in: 'query', description: 'Names of the fields to return; all without it.', schema: { type: 'string' } },
  include: {
    name: 'include',
    in: 'query',
    description: 'Names of relations whose titles are returned beside the data.',
    schema: { type: 'string' },
  },
  limit: { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 } },
  cursor: { name: 'cursor', in: 'query', description: 'page.next of the page before.', schema: { type: 'string' } },
  offset: { name: 'offset', in: 'query', schema: { type: 'integer', minimum: 0, maximum: 1_000_000 } },
  count: { name: 'count', in: 'query', schema: { enum: ['capped', 'exact', 'none'], default: 'capped' } },
  trash: { name: 'trash', in: 'query', description: 'What is in the trash instead.', schema: { type: 'boolean' } },
  ifMatch: {
    name: 'If-Match',
    in: 'header',
    description: 'The version you saw, in quotes. If it is no longer the current one, nothing is changed (409).',
    schema: { type: 'string' },
  },
  idempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description: 'The same key has its effect once within 24 hours.',
    schema: { type: 'string' },
  },
  id: { name: 'id', in: 'path', required: true, schema: uuid },
};

const page: Json = {
  type: 'object',
  properties: {
    next: { type: ['string', 'null'] },
    total: { type: ['integer', 'null'] },
    capped: { type: 'boolean', description: 'True when there are more than total.' },
  },
};

const problem: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string' },
    requestId: { type: 'string' },
    errors: {
      type: 'array',
      items: { type: 'object', properties: { path: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } } },
    },
  },
};

function schemaName(entity: EntityView): string {
  return entity.name.replaceAll(/(^|_)([a-z])/g, (_, _before, letter: string) => letter.toUpperCase());
}

function entitySchemas(entity: EntityView): Json {
  const name = schemaName(entity);
  const writable = entity.fields.filter((field) => field.can.update);
  const properties = (fields: readonly FieldView[]) => Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field)]));
  return {
    [name]: { type: 'object', properties: properties(entity.fields), required: ['id', 'version'] },
    [`${name}Input`]: { type: 'object', properties: properties(writable), additionalProperties: false },
    [`${name}Reply`]: { type: 'object', properties: { data: ref(name), included: included } },
    [`${name}List`]: { type: 'object', properties: { data: { type: 'array', items: ref(name) }, page: ref('Page'), included: included } },
  };
}

const included: Json = { type: 'object', description: 'Related records by entity and id.', additionalProperties: { type: 'object' } };

function fieldSchema(field: FieldView): Json {
  return {
    ...(field.schema as Json),
    title: field.label.en ?? field.name,
    ...(field.help?.en && { description: field.help.en }),
    ...(field.readOnly && { readOnly: true }),
  };
}

function entityPaths(entity: EntityView): Json {
  const name = schemaName(entity);
  const common = { tags: [entity.name] };
  const parameter = (...names: string[]) => names.map((key) => ({ $ref: `#/components/parameters/${key}` }));
  const failure = { default: { description: 'What was wrong', content: { 'application/problem+json': { schema: ref('Problem') } } } };
  const answer = (status: number, schema: Json, description: string) => ({ [status]: { description, content: json(schema) }, ...failure });
  const body = { required: true, content: json(ref(`${name}Input`)) };
  const base = `/records/${entity.name}`;
  return {
    [base]: {
      get: {
        ...common,
        operationId: `list_${entity.name}`,
        summary: 'List',
        parameters: parameter('filter', 'sort', 'fields', 'include', 'limit', 'cursor', 'offset', 'count', 'trash'),
        responses: answer(200, ref(`${name}List`), 'A page'),
      },
      ...(entity.can.create && {
        post: {
          ...common,
          operationId: `create_${entity.name}`,
          summary: 'Create',
          parameters: parameter('idempotencyKey'),
          requestBody: body,
          responses: answer(201, ref(`${name}Reply`), 'The new record'),
        },
      }),
    },
    [`${base}/{id}`]: {
      parameters: parameter('id'),
      get: {
        ...common,
        operationId: `get_${entity.name}`,
        summary: 'Read',
        parameters: parameter('fields', 'include'),
        responses: answer(200, ref(`${name}Reply`), 'The record'),
      },
      ...(entity.can.update && {
        patch: {
          ...common,
          operationId: `update_${entity.name}`,
          summary: 'Change',
          parameters: parameter('ifMatch'),
          requestBody: body,
          responses: answer(200, ref(`${name}Reply`), 'The record as it is now'),
        },
      }),
      ...(entity.can.delete && {
        delete: {
          ...common,
          operationId: `remove_${entity.name}`,
          summary: 'Move to the trash',
          parameters: parameter('ifMatch'),
          responses: { 204: { description: 'In the trash' }, ...failure },
        },
      }),
    },
    ...(entity.can.delete && {
      [`${base}/{id}/restore`]: {
        parameters: parameter('id'),
        post: {
          ...common,
          operationId: `restore_${entity.name}`,
          summary: 'Take out of the trash',
          responses: answer(200, ref(`${name}Reply`), 'The record'),
        },
      },
    }),
  };
}
