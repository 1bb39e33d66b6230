import { refuseInvalid } from '#core/change/refuse-invalid.ts';
import { checkTexts } from '#core/schema/check-texts.ts';
import { checkAgainst, type DefinitionProblem } from '#core/schema/definition-problem.ts';
import { sentChangeValidator } from '#core/schema/meta-schemas.ts';
import type { Purge } from '#schemas/types/api.ts';
import type { EntityDefinition, ExtensionDefinition } from '#schemas/types/definition.ts';

/** What an administrator wants. Of the right shape, but without uids for what is new. */
export interface WantedChange {
  /** The revision the draft began from. */
  readonly base: number;
  /** The administrator's whole overlay of each entity of a lower layer, by name. */
  readonly overlays: Readonly<Record<string, ExtensionDefinition>>;
  /** The administrator's own entities, by name. */
  readonly entities: Readonly<Record<string, EntityDefinition>>;
  readonly purge?: Purge;
  /** What was typed to agree to a destructive change. */
  readonly confirm?: string;
}

/** Checks the shape of what an administrator sent. Throws CHANGE_INVALID with every place that is wrong. */
export function readChangeRequest(body: unknown): WantedChange {
  refuseInvalid(checkTexts(body));
  const sent = withHeads(body);
  refuseInvalid(checkAgainst(sentChangeValidator(), sent));
  const request = { overlays: {}, entities: {}, ...(sent as Pick<WantedChange, 'base'>) } as WantedChange;
  const isMore = Object.keys({ ...request.overlays, ...request.entities }).length > 0;
  refuseInvalid([
    ...(request.purge && isMore ? [{ path: '/purge', code: 'change.purgeAlone' }] : []),
    ...astray('overlays', request.overlays, (overlay) => overlay['x-extends'], 'x-extends'),
    ...astray('entities', request.entities, (entity) => entity['x-entity'].name, 'x-entity/name'),
  ]);
  return request;
}

/** The name stands where the document does; inside it may only be said again. */
// biome-ignore lint/complexity/useMaxParams: where, what, and how and where it says its own name.
function astray<T>(
  list: 'overlays' | 'entities',
  documents: Readonly<Record<string, T>>,
  nameIn: (document: T) => string | undefined,
  place: string,
): DefinitionProblem[] {
  return Object.entries(documents)
    .filter(([name, document]) => (nameIn(document) ?? name) !== name)
    .map(([name]) => ({ path: `/${list}/${name}/${place}`, code: 'const' }));
}

const FEATURES = ['trash', 'audit', 'timeline', 'attachments', 'tags', 'import', 'export', 'live'];

/** What an entity of an administrator's has unless it says otherwise. */
function withHeads(body: unknown): unknown {
  if (!isObject(body) || !isObject(body['entities'])) return body;
  const entities = Object.entries(body['entities']).map(([name, entity]) => {
    if (!isObject(entity)) return [name, entity];
    const said = isObject(entity['x-entity']) ? entity['x-entity'] : {};
    return [name, { type: 'object', ...entity, 'x-entity': { name, version: '1.0.0', ownership: 'user', features: FEATURES, ...said } }];
  });
  return { ...body, entities: Object.fromEntries(entities) };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
