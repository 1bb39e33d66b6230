import savedViewSchema from '#schemas/meta/saved-view.json' with { type: 'json' };
import timelineSchema from '#schemas/meta/timeline.json' with { type: 'json' };
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
    paths: Object.assign({}, ...entities.map(entityPaths), personalPaths),
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'vinculo_session' } },
      parameters,
      schemas: { Problem: problem, Page: page, ...aroundSchemas, ...Object.assign({}, ...entities.map(entitySchemas)) },
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
  pageLimit: { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100, default: 30 } },
  order: { name: 'order', in: 'query', schema: { enum: ['newest', 'oldest'], default: 'newest' } },
  kinds: { name: 'kinds', in: 'query', description: 'Some of story, todo, event, change, with commas.', schema: { type: 'string' } },
  author: { name: 'author', in: 'query', description: 'Ids of users, with commas.', schema: { type: 'string' } },
  department: { name: 'department', in: 'query', description: 'Ids of departments, with commas.', schema: { type: 'string' } },
  channel: { name: 'channel', in: 'query', description: 'Values, with commas.', schema: { type: 'string' } },
  from: { name: 'from', in: 'query', description: 'A day, or a moment with its zone.', schema: { type: 'string' } },
  to: { name: 'to', in: 'query', description: 'A day, which still belongs to it, or a moment with its zone.', schema: { type: 'string' } },
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

const { TimelineReply, TimelineEntry, HistoryReply, HistoryEntry, RecordChange, FieldChange, NextPage, TimelineKind, ChangeAction } =
  timelineSchema.$defs;
const { $schema: _, $id: __, $defs: viewParts, ...SavedView } = savedViewSchema;

/** The schemas of schemas/meta with their references pointing at this document; what is not in it may be any object. */
const aroundSchemas: Json = Object.fromEntries(
  Object.entries({
    ...{ TimelineReply, TimelineEntry, HistoryReply, HistoryEntry, RecordChange, FieldChange, NextPage, TimelineKind, ChangeAction },
    ...viewParts,
    SavedView,
  }).map(([name, schema]) => [name, here(schema)]),
);

function here(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(here);
  if (typeof value !== 'object' || value === null) return value;
  const { $ref, ...rest } = value as Json;
  if (typeof $ref !== 'string') return Object.fromEntries(Object.entries(rest).map(([key, inner]) => [key, here(inner)]));
  return $ref.startsWith('#/$defs/') ? ref($ref.slice('#/$defs/'.length)) : { type: 'object', ...rest };
}

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

interface PathParts {
  readonly entity: EntityView;
  /** Name of its schemas. */
  readonly name: string;
  operation(verb: string, summary: string, parameters: readonly string[]): Json;
}

function entityPaths(entity: EntityView): Json {
  const operation = (verb: string, summary: string, parameters: readonly string[]) => ({
    tags: [entity.name],
    operationId: `${verb}_${entity.name}`,
    summary,
    parameters: parameters.map((key) => ({ $ref: `#/components/parameters/${key}` })),
  });
  const parts: PathParts = { entity, name: schemaName(entity), operation };
  const base = `/records/${entity.name}`;
  const id = { parameters: [{ $ref: '#/components/parameters/id' }] };
  return {
    [base]: listPath(parts),
    [`${base}/{id}`]: { ...id, ...recordPath(parts) },
    [`${base}/{id}/timeline`]: { ...id, get: aroundPath(parts, 'timeline') },
    [`${base}/{id}/history`]: { ...id, get: aroundPath(parts, 'history') },
    [`${base}/{id}/star`]: {
      ...id,
      put: { ...operation('star', 'Mark with a star, for oneself', []), responses: done },
      delete: { ...operation('unstar', 'Take the star away', []), responses: done },
    },
    ...(entity.can.delete && {
      [`${base}/{id}/restore`]: {
        ...id,
        post: { ...operation('restore', 'Take out of the trash', []), responses: answer(200, `${parts.name}Reply`, 'The record') },
      },
    }),
  };
}

const failure = { default: { description: 'What was wrong', content: { 'application/problem+json': { schema: ref('Problem') } } } };

function answer(status: number, schema: string, description: string): Json {
  return { [status]: { description, content: json(ref(schema)) }, ...failure };
}

const done = { 204: { description: 'Done' }, ...failure };

function aroundPath({ operation }: PathParts, which: 'timeline' | 'history'): Json {
  if (which === 'history')
    return { ...operation('history', 'What was changed', ['pageLimit', 'cursor']), responses: answer(200, 'HistoryReply', 'A page') };
  const filters = ['pageLimit', 'cursor', 'order', 'kinds', 'author', 'department', 'channel', 'from', 'to'];
  return { ...operation('timeline', 'What happened around it', filters), responses: answer(200, 'TimelineReply', 'A page') };
}

const ownViews = { tags: ['personal'], summary: 'Saved views' };
const viewId = { parameters: [{ $ref: '#/components/parameters/id' }] };
const listed = (items: Json) => ({
  200: { description: 'All', content: json({ type: 'object', properties: { data: { type: 'array', items } } }) },
});

/** What belongs to the one who asks. */
const personalPaths: Json = {
  '/stars': {
    get: {
      tags: ['personal'],
      operationId: 'stars',
      summary: 'What one marked, the newest first',
      responses: { ...listed({ type: 'object' }), ...failure },
    },
  },
  '/views': {
    get: { ...ownViews, operationId: 'list_views', responses: { ...listed(ref('SavedView')), ...failure } },
    post: {
      ...ownViews,
      operationId: 'create_view',
      requestBody: { required: true, content: json(ref('SavedViewInput')) },
      responses: answer(201, 'SavedView', 'The view'),
    },
  },
  '/views/{id}': {
    ...viewId,
    patch: {
      ...ownViews,
      operationId: 'change_view',
      parameters: [{ $ref: '#/components/parameters/ifMatch' }],
      requestBody: { required: true, content: json(ref('SavedViewPatch')) },
      responses: answer(200, 'SavedView', 'The view as it is now'),
    },
    delete: { ...ownViews, operationId: 'remove_view', responses: done },
  },
};

function listPath({ entity, name, operation }: PathParts): Json {
  const listParameters = ['filter', 'sort', 'fields', 'include', 'limit', 'cursor', 'offset', 'count', 'trash'];
  return {
    get: { ...operation('list', 'List', listParameters), responses: answer(200, `${name}List`, 'A page') },
    ...(entity.can.create && {
      post: {
        ...operation('create', 'Create', ['idempotencyKey']),
        requestBody: { required: true, content: json(ref(`${name}Input`)) },
        responses: answer(201, `${name}Reply`, 'The new record'),
      },
    }),
  };
}

function recordPath({ entity, name, operation }: PathParts): Json {
  return {
    get: { ...operation('get', 'Read', ['fields', 'include']), responses: answer(200, `${name}Reply`, 'The record') },
    ...(entity.can.update && {
      patch: {
        ...operation('update', 'Change', ['ifMatch']),
        requestBody: { required: true, content: json(ref(`${name}Input`)) },
        responses: answer(200, `${name}Reply`, 'The record as it is now'),
      },
    }),
    ...(entity.can.delete && {
      delete: { ...operation('remove', 'Move to the trash', ['ifMatch']), responses: { 204: { description: 'In the trash' }, ...failure } },
    }),
  };
}
