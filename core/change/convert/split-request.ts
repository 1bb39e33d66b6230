import { checkResult } from '#core/change/check-result.ts';
import { type Conversion, type Held, liveConversions } from '#core/change/convert/conversion.ts';
import { type Ground, nextStorage } from '#core/change/convert/next-storage.ts';
import { newStorage, type StorageChange, storageChanges } from '#core/change/convert/storage-changes.ts';
import type { FormerField } from '#core/change/former-field.ts';
import type { FieldType, Formats } from '#core/contract/field-type.ts';
import { AppError, isAppError } from '#core/errors.ts';
import { usualFormats } from '#core/fields/reading/usual-formats.ts';
import { uuid7 } from '#core/kit/uuid7.ts';
import { engineTypes } from '#core/registry/engine-types.ts';
import { effectiveEntities, type Layers, type StoredDefinition } from '#core/registry/layers.ts';
import type { PhysicalEntity } from '#core/registry/physical.ts';
import { isRetired } from '#core/schema/is-retired.ts';
import { readOrganisation } from '#core/settings/organisation.ts';
import type { Database } from '#core/sql/database.ts';
import type { FieldDefinition, UserLanguage } from '#schemas/types/definition.ts';

export interface PlannedConversion extends Omit<Conversion, 'revision' | 'author' | 'state' | 'pass' | 'position' | 'found'> {
  readonly table: string;
  readonly type: FieldType;
  /** Its columns, or its link table, are there already. */
  readonly isThere: boolean;
}

interface Wanted {
  readonly definitions: readonly StoredDefinition[];
  /** The conversion that this ends. */
  readonly swap?: Conversion;
  readonly undoes?: number;
}

export interface SplitRequest {
  /** What is said at once: fields on their way to another type are as they were. */
  readonly definitions: readonly StoredDefinition[];
  readonly conversions: readonly PlannedConversion[];
  /** Conversions whose field goes away, or that were begun by what is undone. */
  readonly cancelled: readonly Conversion[];
}

export interface SplitGround extends Ground {
  readonly stored: Layers;
  formerField(uid: string): Promise<FormerField | undefined>;
}

/** Takes out of a request what needs values to be moved first: that becomes conversions, and true once they are done. */
export async function splitRequest(database: Database, request: Wanted, ground: SplitGround): Promise<SplitRequest> {
  const layers = ground.stored.with(request.definitions);
  const desired = effectiveEntities(layers);
  const live = request.definitions.length === 0 && request.undoes === undefined ? [] : await liveConversions(database);
  const found = (await storageChanges({ ...ground, desired, present: effectiveEntities(ground.stored) })).filter(
    ({ after }) => after['x-uid'] !== request.swap?.fieldUid,
  );
  const isOver = (one: Conversion) => one.revision === request.undoes || !isDefined(one, layers);
  const cancelled = live.filter((one) => one.id !== request.swap?.id && isOver(one));
  if (found.length === 0) return { definitions: request.definitions, conversions: [], cancelled };
  const definitions = found.reduce((list, change) => withFieldAsItWas(list, change, layers), request.definitions);
  const busy = found.find(({ after }) =>
    live.some(({ fieldUid, id }) => fieldUid === after['x-uid'] && !cancelled.some((one) => one.id === id)),
  );
  if (busy) throw new AppError('CHANGE_CONVERTING', { params: { entity: busy.entity.definition['x-entity'].name, field: busy.field } });
  const { definitions: sound, held } = holdBack(definitions, ground.stored);
  const formats = await organisationFormats(database);
  const conversions: PlannedConversion[] = [];
  for (const change of found) {
    const type = engineTypes.get(change.after['x-type']) as FieldType;
    const { uid: entityUid, name } = change.entity.definition['x-entity'];
    const { isThere, ...place } = await nextStorage(database, { ...change, type }, ground);
    const { table } = ground.physical.get(entityUid) as PhysicalEntity;
    conversions.push({
      ...{ id: uuid7(), entityUid, fieldUid: change.after['x-uid'], entity: name, field: change.field, table, type, isThere, formats },
      ...{ before: change.before, after: change.after, held: held.get(name) ?? {}, ...place },
    });
    // One of them brings what waited for all.
    held.delete(name);
  }
  return { definitions: sound, conversions, cancelled };
}

function isDefined({ entityUid, fieldUid }: Conversion, layers: Layers): boolean {
  const entity = effectiveEntities(layers).find(({ definition }) => definition['x-entity'].uid === entityUid)?.definition;
  const field = entity && !isRetired(entity) && Object.values(entity.properties).find((one) => one['x-uid'] === fieldUid);
  return field !== undefined && field !== false && !isRetired(field);
}

/** Only who owns a field may change its type; what others ship would have to change with it. */
function withFieldAsItWas(
  definitions: readonly StoredDefinition[],
  { entity, field, before, after }: StorageChange,
  layers: Layers,
): readonly StoredDefinition[] {
  const name = entity.definition['x-entity'].name;
  const isHere = ({ layer, entity: of, document }: StoredDefinition) =>
    layer === 'admin' && of === name && document?.properties?.[field]?.['x-type'] === after['x-type'];
  // What is worked out has nowhere to put them.
  const isComputed = engineTypes.get(after['x-type'])?.computed;
  if (isComputed || !layers.documents.some(isHere) || !definitions.some(isHere) || isRetired(entity.definition) || isRetired(after))
    throw new AppError('CHANGE_NOT_YET', { params: { what: `${name}.${field}: ${newStorage(before, after)}` } });
  return definitions.map((definition) => (isHere(definition) ? withField(definition, field, before) : definition));
}

export function withField(definition: StoredDefinition, name: string, field: FieldDefinition): StoredDefinition {
  const { document } = definition;
  return {
    ...definition,
    document: { ...document, properties: { ...document?.properties, [name]: field } } as StoredDefinition['document'],
  };
}

/** Rules, views and indexes that count on the new type are held back until it is there. */
function holdBack(
  definitions: readonly StoredDefinition[],
  stored: Layers,
): { definitions: readonly StoredDefinition[]; held: Map<string, Held> } {
  const held = new Map<string, Held>();
  try {
    checkResult(stored, definitions);
    return { definitions, held };
  } catch (error) {
    if (!isAppError(error, 'CHANGE_INVALID')) throw error;
  }
  const sound = definitions.map((definition) => {
    const before = (stored.find(definition)?.document ?? {}) as Readonly<Record<string, unknown>>;
    const wanted = definition.document as Readonly<Record<string, unknown>> | null;
    if (wanted === null || definition.layer !== 'admin') return definition;
    const keywords = ['x-rule', 'x-view', 'x-index', 'x-permission'].filter(
      (one) => JSON.stringify(before[one]) !== JSON.stringify(wanted[one]),
    );
    held.set(definition.entity, Object.fromEntries(keywords.map((one) => [one, wanted[one] ?? null])));
    const kept = Object.fromEntries(keywords.map((one) => [one, before[one]]));
    const document = Object.fromEntries(Object.entries({ ...wanted, ...kept }).filter(([, value]) => value !== undefined));
    return { ...definition, document: document as unknown as StoredDefinition['document'] };
  });
  checkResult(stored, sound);
  return { definitions: sound, held };
}

async function organisationFormats(database: Database): Promise<Formats> {
  const organisation = await readOrganisation(database);
  const country = organisation?.country ?? 'PT';
  return {
    ...usualFormats(country),
    country,
    currency: organisation?.currency ?? 'EUR',
    timeZone: organisation?.timeZone ?? 'Europe/Lisbon',
    language: (organisation?.language ?? 'en') as UserLanguage,
  };
}
