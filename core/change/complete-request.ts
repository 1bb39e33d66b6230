import { randomBytes } from 'node:crypto';
import type { Present } from '#core/change/apply-change.ts';
import { inEntity, inOverlay, refuseInvalid } from '#core/change/refuse-invalid.ts';
import { withoutUnchanged } from '#core/change/without-unchanged.ts';
import { fieldTypes } from '#core/fields/field-types.ts';
import { escapePointer } from '#core/kit/escape-pointer.ts';
import { effectiveLayers, type Layers, type StoredDefinition } from '#core/registry/layers.ts';
import { completeEntity, completeField, fillUids } from '#core/schema/complete-definition.ts';
import type { DefinitionProblem } from '#core/schema/definition-problem.ts';
import { validateExtension } from '#core/schema/validate-definition.ts';
import type { EntityDefinition, ExtensionDefinition, FieldAdjustment, FieldDefinition } from '#schemas/types/definition.ts';

const OWN_PREFIX = 'x_';

export interface Ground {
  readonly stored: Layers;
  readonly present: Present;
  /** What comes as files brings the uids that another installation gave. */
  readonly trusted?: boolean;
}

/** An overlay with everything that the server gives: uids, and the JSON Schema of each value. */
export async function completeOverlay(entity: string, overlay: ExtensionDefinition, ground: Ground): Promise<StoredDefinition> {
  const below = entityBelow(entity, ground.stored);
  if (!below) return completeOrphan(entity, overlay, ground);
  const before = ground.stored.find({ layer: 'admin', entity, kind: 'extension' })?.document as ExtensionDefinition | undefined;
  const own = Object.entries(overlay.properties ?? {}).filter(([name]) => !Object.hasOwn(below.properties, name));
  const problems = own.flatMap(([name, field]) => [...checkPrefix(name), ...checkType(name, field)]);
  problems.push(...(await checkUids(own, { ...ground, entity, before })));
  refuseInvalid(problems.map((problem) => inOverlay(entity, problem)));

  const filled = fillUids({ ...overlay, 'x-extends': entity }, { below, before, newUid, trusted: ground.trusted });
  const required = new Set(filled.required ?? []);
  const properties = Object.entries(filled.properties ?? {}).map(([name, field]) => {
    if (Object.hasOwn(below.properties, name)) return [name, field] as const;
    return [name, completeField(field as FieldDefinition, fieldTypes, required.has(name))] as const;
  });
  const document = { ...filled, ...(filled.properties && { properties: Object.fromEntries(properties) }) } as ExtensionDefinition;
  refuseInvalid(validateExtension(document, fieldTypes).map((problem) => inOverlay(entity, problem)));
  return { layer: 'admin', entity, kind: 'extension', document };
}

/**
 * An overlay that outlived its entity, as when a pack was uninstalled: it may stay as it is, to count again when the entity is back,
 * or go. Nobody can say anything new about an entity that is not there.
 */
function completeOrphan(entity: string, overlay: ExtensionDefinition, { stored }: Ground): StoredDefinition {
  const definition: StoredDefinition = { layer: 'admin', entity, kind: 'extension', document: { ...overlay, 'x-extends': entity } };
  const isThere = stored.find(definition) !== undefined;
  if (isThere && Object.keys(overlay).every((keyword) => keyword === 'x-extends')) return { ...definition, document: null };
  const isNew = !isThere || withoutUnchanged([definition], stored).length > 0;
  refuseInvalid(isNew ? [inOverlay(entity, { path: '', code: 'change.entityMissing', params: { entity } })] : []);
  return definition;
}

/** An entity of the administrator's own, complete. */
export async function completeOwnEntity(entity: string, document: EntityDefinition, ground: Ground): Promise<StoredDefinition> {
  const before = ground.stored.find({ layer: 'admin', entity, kind: 'entity' })?.document as EntityDefinition | undefined;
  const known = before?.['x-entity'].uid;
  const { uid = known ?? newUid('e') } = document['x-entity'];
  const fields = Object.entries(document.properties);
  const problems = [
    ...(known === undefined && entityBelow(entity, ground.stored) ? [{ path: '', code: 'merge.entityTwice' }] : []),
    ...(uid !== known && isTaken(document['x-entity'].uid, ground) ? [{ path: '/x-entity/uid', code: 'definition.uid' }] : []),
    ...fields.flatMap(([name, field]) => checkType(name, field)),
    ...(await checkUids(fields, { ...ground, entity, before })),
  ];
  refuseInvalid(problems.map((problem) => inEntity(entity, problem)));
  const filled = fillUids(document, { below: undefined, before, newUid, trusted: ground.trusted });
  const whole = { ...filled, 'x-entity': { ...filled['x-entity'], uid } };
  return { layer: 'admin', entity, kind: 'entity', document: completeEntity(whole, fieldTypes) };
}

/** A uid that is not ours to give: one that a client thought of, or in files one that stands for another entity here. */
function isTaken(uid: string | undefined, { stored, trusted }: Ground): boolean {
  if (uid === undefined) return false;
  return (
    !trusted || stored.documents.some(({ kind, document }) => kind === 'entity' && (document as EntityDefinition)['x-entity'].uid === uid)
  );
}

/** The entity as the layers below the administrator's say it. */
function entityBelow(entity: string, stored: Layers): EntityDefinition | undefined {
  return effectiveLayers(stored.without('admin')).entities.find(({ definition }) => definition['x-entity'].name === entity)?.definition;
}

function checkPrefix(name: string): DefinitionProblem[] {
  const path = `/properties/${escapePointer(name)}`;
  return name.startsWith(OWN_PREFIX) ? [] : [{ path, code: 'definition.prefix', params: { prefix: OWN_PREFIX } }];
}

function checkType(name: string, field: FieldAdjustment): DefinitionProblem[] {
  const type = field['x-type'] ?? '';
  return fieldTypes.has(type)
    ? []
    : [{ path: `/properties/${escapePointer(name)}/x-type`, code: 'definition.fieldType', params: { type } }];
}

interface UidPlace extends Ground {
  readonly entity: string;
  readonly before: Pick<ExtensionDefinition, 'properties'> | undefined;
}

/**
 * A uid is given once, by us: a client may repeat that of a field that is there, and that of a field it removed, to have it back
 * with its data. Any other would make one field's columns another's.
 */
async function checkUids(
  fields: readonly [string, FieldAdjustment][],
  { entity, present, before, stored, trusted }: UidPlace,
): Promise<DefinitionProblem[]> {
  const problems: DefinitionProblem[] = [];
  for (const [name, field] of fields) {
    const uid = field['x-uid'];
    const known = before?.properties?.[name]?.['x-uid'];
    if (uid === undefined || uid === known) continue;
    const former = known === undefined ? await present.formerField(uid) : undefined;
    const comesBack = former?.entity === entity && former.name === name && former.definition['x-type'] === field['x-type'];
    const isNewHere = trusted && known === undefined && !former && !isDefined(uid, stored);
    if (!comesBack && !isNewHere) problems.push({ path: `/properties/${escapePointer(name)}/x-uid`, code: 'definition.uid' });
  }
  return problems;
}

function isDefined(uid: string, stored: Layers): boolean {
  return stored.documents.some(({ document }) => Object.values(document?.properties ?? {}).some((field) => field['x-uid'] === uid));
}

function newUid(prefix: string): string {
  return `${prefix}_${randomBytes(9).toString('base64url').replaceAll(/[-_]/g, 'x')}`;
}
