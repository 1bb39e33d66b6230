import { randomBytes } from 'node:crypto';
import type { ChangeRequest, Present } from '#core/change/apply-change.ts';
import { overlayPlace } from '#core/change/overlay-place.ts';
import type { OverlayRequest } from '#core/change/overlay-request.ts';
import { inOverlay, refuseInvalid } from '#core/change/refuse-invalid.ts';
import { AppError } from '#core/errors.ts';
import { fieldTypes } from '#core/fields/field-types.ts';
import { engineTypes } from '#core/registry/engine-types.ts';
import { effectiveLayers, type Layers, type StoredDefinition } from '#core/registry/layers.ts';
import { completeField, fillUids } from '#core/schema/complete-definition.ts';
import type { DefinitionProblem } from '#core/schema/definition-problem.ts';
import { escapePointer } from '#core/schema/traced.ts';
import { validateEntity, validateExtension } from '#core/schema/validate-definition.ts';
import { validateRegistry } from '#core/schema/validate-registry.ts';
import type { EntityDefinition, ExtensionDefinition, FieldAdjustment, FieldDefinition } from '#schemas/types/definition.ts';

const OWN_PREFIX = 'x_';

export interface Asker {
  readonly author: string;
  readonly present: Present;
}

/** Turns an administrator's request into a change of definitions, complete and valid on top of what is stored. */
export async function overlayChange(request: OverlayRequest, stored: Layers, { author, present }: Asker): Promise<ChangeRequest> {
  if (request.base > present.revision)
    refuseInvalid([{ path: '/base', code: 'change.base', params: { base: request.base, revision: present.revision } }]);
  refuseStale(stored, Object.keys(request.overlays), request.base);
  const definitions: StoredDefinition[] = [];
  for (const [entity, overlay] of Object.entries(request.overlays))
    definitions.push(await completeOverlay(entity, overlay, { stored, present }));
  checkResult(stored.with(definitions), definitions);
  const names = definitions.map(({ entity }) => entity).join(', ');
  return { definitions, author, summary: { en: `Changed ${names}`, pt: `Alterou ${names}`, es: `Modificó ${names}` } };
}

interface Ground {
  readonly stored: Layers;
  readonly present: Present;
}

async function completeOverlay(entity: string, overlay: ExtensionDefinition, { stored, present }: Ground): Promise<StoredDefinition> {
  const below = effectiveLayers(stored.without('admin')).entities.find(({ definition }) => nameOf(definition) === entity)?.definition;
  if (!below) throw new AppError('ENTITY_UNKNOWN', { params: { entity } });
  const before = stored.find({ layer: 'admin', entity, kind: 'extension' })?.document as ExtensionDefinition | undefined;
  const own = Object.entries(overlay.properties ?? {}).filter(([name]) => !Object.hasOwn(below.properties, name));
  const problems = own.flatMap(([name, field]) => checkNewField(name, field));
  for (const [name, field] of own) problems.push(...(await checkUid([name, field], before, { entity, present })));
  refuseInvalid(problems.map((problem) => inOverlay(entity, problem)));

  const filled = fillUids({ ...overlay, 'x-extends': entity }, { below, before, newUid });
  const required = new Set(filled.required ?? []);
  const properties = Object.entries(filled.properties ?? {}).map(([name, field]) => {
    if (Object.hasOwn(below.properties, name)) return [name, field] as const;
    return [name, completeField(field as FieldDefinition, fieldTypes, required.has(name))] as const;
  });
  const document = { ...filled, ...(filled.properties && { properties: Object.fromEntries(properties) }) } as ExtensionDefinition;
  refuseInvalid(validateExtension(document, fieldTypes).map((problem) => inOverlay(entity, problem)));
  return { layer: 'admin', entity, kind: 'extension', document };
}

function checkNewField(name: string, field: FieldAdjustment): DefinitionProblem[] {
  const path = `/properties/${escapePointer(name)}`;
  if (!name.startsWith(OWN_PREFIX)) return [{ path, code: 'definition.prefix', params: { prefix: OWN_PREFIX } }];
  const type = field['x-type'] ?? '';
  return fieldTypes.has(type) ? [] : [{ path: `${path}/x-type`, code: 'definition.fieldType', params: { type } }];
}

/**
 * A uid is given once, by us: a client may repeat that of a field that is there, and that of a field it removed, to have it back
 * with its data. Any other would make one field's columns another's.
 */
async function checkUid(
  [name, field]: [string, FieldAdjustment],
  before: ExtensionDefinition | undefined,
  { entity, present }: { entity: string; present: Present },
): Promise<DefinitionProblem[]> {
  const uid = field['x-uid'];
  const known = before?.properties?.[name]?.['x-uid'];
  if (uid === undefined || uid === known) return [];
  const former = known === undefined ? await present.formerField(uid) : undefined;
  const comesBack = former?.entity === entity && former.name === name && former.definition['x-type'] === field['x-type'];
  return comesBack ? [] : [{ path: `/properties/${escapePointer(name)}/x-uid`, code: 'definition.uid' }];
}

function checkResult(layers: Layers, changed: readonly StoredDefinition[]): void {
  const { entities, conflicts } = effectiveLayers(layers);
  const concerned = new Set(changed.map(({ entity }) => entity));
  const own = conflicts.filter((conflict) => conflict.layer === 'admin' && concerned.has(conflict.entity));
  const all = entities.map((entity) => entity.definition);
  const changing = all.filter((definition) => concerned.has(nameOf(definition)));
  // What is new comes last: of two that clash, it is the new one that is wrong.
  const definitions = [...all.filter((definition) => !concerned.has(nameOf(definition))), ...changing];
  const placed = (entity: string, problem: DefinitionProblem) => {
    const definition = all.find((candidate) => nameOf(candidate) === entity) as EntityDefinition;
    const overlay = layers.find({ layer: 'admin', entity, kind: 'extension' })?.document as ExtensionDefinition | undefined;
    return overlayPlace(problem, definition, overlay);
  };
  refuseInvalid([
    ...own.map((conflict) => inOverlay(conflict.entity, conflict)),
    ...changing.flatMap((definition) => validateEntity(definition, fieldTypes).map((problem) => placed(nameOf(definition), problem))),
    ...validateRegistry(definitions, engineTypes).map((problem) => placed(problem.entity, problem)),
  ]);
}

function nameOf(definition: EntityDefinition): string {
  return definition['x-entity'].name;
}

function newUid(prefix: string): string {
  return `${prefix}_${randomBytes(9).toString('base64url').replaceAll(/[-_]/g, 'x')}`;
}

/** Refuses when somebody changed one of these entities after the draft began. */
function refuseStale(stored: Layers, entities: readonly string[], base: number): void {
  const moved = stored.documents.filter(
    (definition) => definition.layer === 'admin' && entities.includes(definition.entity) && (definition.revision ?? 0) > base,
  );
  if (moved.length === 0) return;
  throw new AppError('CHANGE_CONFLICT', {
    params: { entities: moved.map((definition) => definition.entity).join(', ') },
    members: { current: Object.fromEntries(moved.map((definition) => [definition.entity, definition.document])) },
  });
}
