import type { ChangeRequest } from '#core/change/apply-change.ts';
import { checkResult } from '#core/change/check-result.ts';
import type { Asker } from '#core/change/decide-request.ts';
import { refuseInvalid } from '#core/change/refuse-invalid.ts';
import { AppError } from '#core/errors.ts';
import { effectiveEntities, type Layers, type StoredDefinition } from '#core/registry/layers.ts';
import { isRetired } from '#core/schema/is-retired.ts';
import type { Purge } from '#schemas/types/api.ts';
import type { FieldDefinition } from '#schemas/types/definition.ts';

export interface WantedPurge {
  readonly purge: Purge;
  /** What was typed to agree. */
  readonly confirm?: string | undefined;
  /** A preview asks for no agreement. */
  readonly isDry: boolean;
}

/**
 * The change that deletes a retired field, or a retired entity, with its data. Only what no layer below the administrators' defines,
 * and only what is retired already: everybody had the time to miss it. Throws CHANGE_CONFIRM unless its name was typed.
 */
export async function decidePurge(wanted: WantedPurge, stored: Layers, asker: Asker): Promise<ChangeRequest> {
  const { field } = wanted.purge;
  const request =
    field === undefined ? purgeEntity(wanted.purge.entity, stored) : await purgeField({ ...wanted.purge, field }, stored, asker);
  const { purge } = request;
  if (!wanted.isDry && wanted.confirm !== purge.name) throw new AppError('CHANGE_CONFIRM', { params: { name: purge.name } });
  checkResult(stored, request.definitions);
  return { ...request, author: asker.author };
}

type Purging = Pick<ChangeRequest, 'definitions'> & { readonly purge: NonNullable<ChangeRequest['purge']> };

function purgeEntity(entity: string, stored: Layers): Purging {
  const own = stored.find({ layer: 'admin', entity, kind: 'entity' })?.document;
  if (!own || !('x-entity' in own) || !isRetired(own)) return refuse('/purge/entity');
  const definitions: StoredDefinition[] = [{ layer: 'admin', entity, kind: 'entity', document: null }];
  return { definitions, purge: { name: entity, entity, entityUid: own['x-entity'].uid } };
}

async function purgeField({ entity, field: uid }: Required<Purge>, stored: Layers, { present }: Asker): Promise<Purging> {
  const effective = effectiveEntities(stored).find(({ definition }) => definition['x-entity'].name === entity);
  if (!effective) return refuse('/purge/entity');
  const entityUid = effective.definition['x-entity'].uid;
  const defined = Object.entries(effective.definition.properties).find(([, one]) => one['x-uid'] === uid);
  if (!defined) {
    const former = await present.formerField(uid);
    if (former?.entity !== entity) return refuse('/purge/field');
    return { definitions: [], purge: { name: former.name, entity, entityUid, fieldUid: uid } };
  }
  const [name, definition] = defined;
  const owner = stored.documents.find(({ layer, document }) => layer === 'admin' && isDefinedIn(document?.properties, name, uid));
  if (!owner?.document || !isRetired(definition)) return refuse('/purge/field');
  const { [name]: _, ...properties } = owner.document.properties ?? {};
  const document = { ...owner.document, properties } as StoredDefinition['document'];
  return { definitions: [{ ...owner, document }], purge: { name, entity, entityUid, fieldUid: uid } };
}

function isDefinedIn(properties: Readonly<Record<string, Partial<FieldDefinition>>> | undefined, name: string, uid: string): boolean {
  return properties?.[name]?.['x-uid'] === uid && properties[name]?.['x-type'] !== undefined;
}

function refuse(path: string): never {
  refuseInvalid([{ path, code: 'change.purge' }]);
  throw new Error('unreachable');
}
