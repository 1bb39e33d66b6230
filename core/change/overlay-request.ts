import { randomBytes } from 'node:crypto';
import { type ChangeRequest, refuseStale } from '#core/change/apply-change.ts';
import { AppError, type ErrorPlace } from '#core/errors.ts';
import { fieldTypes } from '#core/fields/field-types.ts';
import { effectiveLayers, type Layers, type StoredDefinition } from '#core/registry/layers.ts';
import { completeField, fillUids } from '#core/schema/complete-definition.ts';
import type { DefinitionProblem } from '#core/schema/definition-problem.ts';
import { checkAgainst } from '#core/schema/definition-problem.ts';
import { metaValidator } from '#core/schema/meta-schemas.ts';
import { validateEntity, validateExtension } from '#core/schema/validate-definition.ts';
import { validateRegistry } from '#core/schema/validate-registry.ts';
import type { EntityDefinition, ExtensionDefinition, FieldDefinition } from '#schemas/types/definition.ts';

export interface OverlayRequest {
  /** The revision the draft began from. */
  readonly base: number;
  /** The administrator's whole overlay of each entity, by name. */
  readonly overlays: Readonly<Record<string, ExtensionDefinition>>;
}

const OWN_PREFIX = 'x_';

/** Checks what an administrator sent. Throws CHANGE_INVALID with every place that is wrong. */
export function readOverlayRequest(body: unknown): OverlayRequest {
  // New fields come without uid and JSON Schema keywords, so only the outer shape can be judged before they are filled in.
  const outer = body as Partial<OverlayRequest> | null;
  const isShaped =
    typeof outer?.base === 'number' &&
    typeof outer.overlays === 'object' &&
    outer.overlays !== null &&
    Object.keys(outer.overlays).length > 0;
  if (!isShaped) refuse(checkAgainst(metaValidator('change'), body));
  return body as OverlayRequest;
}

/** Turns an administrator's request into a change of definitions, complete and valid on top of what is stored. */
export function overlayChange(request: OverlayRequest, stored: Layers, author: string): ChangeRequest {
  refuseStale(stored, Object.keys(request.overlays), request.base);
  const definitions = Object.entries(request.overlays).map(([entity, overlay]) => completeOverlay(entity, overlay, stored));
  checkResult(stored.with(definitions), definitions);
  const names = definitions.map(({ entity }) => entity).join(', ');
  return { definitions, author, summary: { en: `Changed ${names}`, pt: `Alterou ${names}`, es: `Modificó ${names}` } };
}

function completeOverlay(entity: string, overlay: ExtensionDefinition, stored: Layers): StoredDefinition {
  const below = effectiveLayers(stored.without('admin')).entities.find(
    (candidate) => candidate.definition['x-entity'].name === entity,
  )?.definition;
  if (!below) throw new AppError('ENTITY_UNKNOWN', { params: { entity } });
  if (typeof overlay !== 'object' || overlay === null || Array.isArray(overlay)) refuse([{ path: `/overlays/${entity}`, code: 'type' }]);
  const before = stored.find({ layer: 'admin', entity, kind: 'extension' })?.document as ExtensionDefinition | undefined;
  const withUids = fillUids(keepUids({ ...overlay, 'x-extends': entity }, before), below, newUid);
  const required = new Set(withUids.required ?? []);
  const properties = Object.entries(withUids.properties ?? {}).map(([name, field]) => {
    if (below.properties[name]) return [name, field] as const;
    checkNewField(`/overlays/${entity}/properties/${name}`, name, { field, before: before?.properties?.[name] });
    return [name, completeField(field as FieldDefinition, fieldTypes, required.has(name))] as const;
  });
  const document = { ...withUids, ...(withUids.properties && { properties: Object.fromEntries(properties) }) } as ExtensionDefinition;
  const problems = validateExtension(document, fieldTypes);
  if (problems.length > 0) refuse(problems.map((problem) => ({ ...problem, path: `/overlays/${entity}${problem.path}` })));
  return { layer: 'admin', entity, kind: 'extension', document };
}

/** A field keeps its uid for ever, also when the client forgot to send it. */
function keepUids(overlay: ExtensionDefinition, before: ExtensionDefinition | undefined): ExtensionDefinition {
  if (!overlay.properties || !before?.properties) return overlay;
  const properties = Object.entries(overlay.properties).map(([name, field]) => {
    const uid = before.properties?.[name]?.['x-uid'];
    return [name, uid ? { ...field, 'x-uid': uid } : field];
  });
  return { ...overlay, properties: Object.fromEntries(properties) };
}

function checkNewField(
  path: string,
  name: string,
  { field, before }: { field: Partial<FieldDefinition>; before: Partial<FieldDefinition> | undefined },
): void {
  if (!name.startsWith(OWN_PREFIX)) refuse([{ path, code: 'definition.prefix', params: { prefix: OWN_PREFIX } }]);
  if (!fieldTypes.has(field['x-type'] ?? ''))
    refuse([{ path: `${path}/x-type`, code: 'definition.fieldType', params: { type: field['x-type'] ?? '' } }]);
  if (before && before['x-type'] !== field['x-type'])
    throw new AppError('CHANGE_NOT_YET', { params: { what: `${name}: ${before['x-type']} → ${field['x-type']}` } });
}

function checkResult(layers: Layers, changed: readonly StoredDefinition[]): void {
  const { entities, conflicts } = effectiveLayers(layers);
  const concerned = new Set(changed.map(({ entity }) => entity));
  const own = conflicts.filter((conflict) => conflict.layer === 'admin' && concerned.has(conflict.entity));
  // What is new comes last: of two that clash, it is the new one that is wrong.
  const all = entities.map((entity) => entity.definition);
  const definitions = [
    ...all.filter((definition) => !concerned.has(nameOf(definition))),
    ...all.filter((definition) => concerned.has(nameOf(definition))),
  ];
  const broken = definitions
    .filter((definition) => concerned.has(nameOf(definition)))
    .flatMap((definition) => validateEntity(definition, fieldTypes).map((problem) => inOverlay(nameOf(definition), problem)));
  const between = validateRegistry(definitions, fieldTypes).map((problem) => inOverlay(problem.entity, problem));
  refuse([...own.map((conflict) => inOverlay(conflict.entity, conflict)), ...broken, ...between]);
}

function nameOf(definition: EntityDefinition): string {
  return definition['x-entity'].name;
}

function inOverlay(entity: string, problem: Pick<DefinitionProblem, 'path' | 'code' | 'params'>): DefinitionProblem {
  return { ...problem, path: `/overlays/${entity}${problem.path}` };
}

function refuse(problems: readonly DefinitionProblem[]): void {
  if (problems.length === 0) return;
  throw new AppError('CHANGE_INVALID', { places: problems as readonly ErrorPlace[] });
}

function newUid(prefix: string): string {
  return `${prefix}_${randomBytes(9).toString('base64url').replaceAll(/[-_]/g, 'x')}`;
}
