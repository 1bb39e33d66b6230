import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChangeRequest } from '#core/change/apply-change.ts';
import { checkResult } from '#core/change/check-result.ts';
import { AppError } from '#core/errors.ts';
import { fieldTypes } from '#core/fields/field-types.ts';
import type { Layers, StoredDefinition } from '#core/registry/layers.ts';
import { completeEntity, completeField } from '#core/schema/complete-definition.ts';
import { isRetired } from '#core/schema/is-retired.ts';
import type { Pack, PackView } from '#schemas/types/api.ts';
import type { ExtensionDefinition, FieldDefinition } from '#schemas/types/definition.ts';

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'schemas', 'packs');

/** The starter packs that come with the product, by id. */
export function loadPacks(folder = FOLDER): ReadonlyMap<string, Pack> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const packs = files.sort().map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Pack);
  return new Map(packs.map((pack) => [pack.id, pack]));
}

export function layerOf(pack: Pack): string {
  return `pack:${pack.id}`;
}

export function packViews(packs: ReadonlyMap<string, Pack>, stored: Layers): PackView[] {
  return [...packs.values()].map((pack) => ({
    id: pack.id,
    icon: pack.icon,
    label: pack.label,
    description: pack.description,
    // Undoing its installation leaves its entities, retired.
    installed: stored.documents.some(({ layer, document }) => layer === layerOf(pack) && document && !isRetired(document)),
    entities: pack.entities.map((entity) => ({
      name: entity['x-entity'].name,
      icon: entity['x-view']?.icon ?? 'box',
      label: entity['x-label'],
      fields: Object.keys(entity.properties).length,
    })),
    fields: pack.extensions.flatMap((extension) =>
      Object.entries(extension.properties ?? {}).flatMap(([name, { 'x-label': label }]) =>
        label ? [{ entity: extension['x-extends'], name, label }] : [],
      ),
    ),
  }));
}

export interface PackChange {
  readonly pack: Pack;
  readonly author: string;
}

/** Brings the pack's layer to what the pack says: the first time, and when a newer version says more. */
export function installPack(stored: Layers, { pack, author }: PackChange): ChangeRequest {
  const definitions = packDefinitions(pack);
  const gone = stored.documents
    .filter(({ layer }) => layer === layerOf(pack))
    .filter((one) => !definitions.some((now) => sameDocument(now, one)));
  const all = [...definitions, ...gone.map((one) => ({ ...one, document: null }))];
  checkResult(stored, all);
  return { definitions: all, author, summary: packTitle(pack, { en: 'Installed', pt: 'Instalou', es: 'Instaló' }) };
}

/** Takes the pack's layer away. Its tables and columns stay, and have their data again when it is installed again. */
export function uninstallPack(stored: Layers, { pack, author }: PackChange): ChangeRequest {
  const definitions = stored.documents.filter(({ layer }) => layer === layerOf(pack)).map((one) => ({ ...one, document: null }));
  checkResult(stored, definitions);
  return { definitions, author, summary: packTitle(pack, { en: 'Uninstalled', pt: 'Desinstalou', es: 'Desinstaló' }) };
}

export function findPack(packs: ReadonlyMap<string, Pack>, id: string): Pack {
  const pack = packs.get(id);
  if (!pack) throw new AppError('PACK_UNKNOWN', { params: { pack: id } });
  return pack;
}

function packDefinitions(pack: Pack): StoredDefinition[] {
  const layer = layerOf(pack);
  return [
    ...pack.entities.map((entity) => ({
      layer,
      entity: entity['x-entity'].name,
      kind: 'entity' as const,
      document: completeEntity(entity, fieldTypes),
    })),
    ...pack.extensions.map((extension) => ({
      layer,
      entity: extension['x-extends'],
      kind: 'extension' as const,
      document: completeExtension(extension),
    })),
  ];
}

/** Fields that are adjusted say what they adjust; new ones get the JSON Schema of their values. */
function completeExtension(extension: ExtensionDefinition): ExtensionDefinition {
  const required = new Set(extension.required);
  const properties = Object.entries(extension.properties ?? {}).map(([name, field]) => [
    name,
    field['x-type'] ? completeField(field as FieldDefinition, fieldTypes, required.has(name)) : field,
  ]);
  return { ...extension, ...(extension.properties && { properties: Object.fromEntries(properties) }) };
}

function sameDocument(a: StoredDefinition, b: StoredDefinition): boolean {
  return a.entity === b.entity && a.kind === b.kind;
}

function packTitle({ label }: Pack, verb: { readonly en: string; readonly pt: string; readonly es: string }) {
  return { en: `${verb.en} ${label.en}`, pt: `${verb.pt} ${label.pt ?? label.en}`, es: `${verb.es} ${label.es ?? label.en}` };
}
