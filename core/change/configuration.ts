import type { Present } from '#core/change/apply-change.ts';
import { readChangeRequest, type WantedChange } from '#core/change/change-request.ts';
import { refuseInvalid } from '#core/change/refuse-invalid.ts';
import { escapePointer } from '#core/kit/escape-pointer.ts';
import type { Layers } from '#core/registry/layers.ts';

/** A configuration as files: path → what the file says. */
export type ConfigurationFiles = Readonly<Record<string, unknown>>;

const FOLDERS = { entity: 'entities', extension: 'extends' } as const;
const FILE = /^(?:[^/]+\/)?(entities|extends)\/([a-z][a-z0-9_]{0,47})\.json$/;

/** All that the administrators of this installation defined: `entities/x_machine.json`, `extends/lead.json`. */
export function configurationFiles(layers: Layers): ConfigurationFiles {
  const own = layers.documents.filter(({ layer }) => layer === 'admin');
  return Object.fromEntries(own.map(({ kind, entity, document }) => [`${FOLDERS[kind]}/${entity}.json`, sorted(document)]));
}

/** The same JSON for the same definition, however it came about: lists in their order, members by name. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, sorted(member)]),
  );
}

/**
 * The change that makes this installation say what the files say and nothing else: entities of the administrators' that no file
 * has are retired, and so are fields. Throws CHANGE_INVALID for a file that does not belong to a configuration.
 */
export function configurationChange(files: ConfigurationFiles, stored: Layers, present: Present): WantedChange {
  const named = Object.entries(files).map(([path, document]) => ({ path, document, parts: FILE.exec(path) }));
  refuseInvalid(named.filter(({ parts }) => !parts).map(({ path }) => ({ path: `/${escapePointer(path)}`, code: 'definition.file' })));
  const inFolder = (folder: string) => named.flatMap(({ document, parts }) => (parts?.[1] === folder ? [[parts[2], document]] : []));
  const entities = Object.fromEntries(inFolder('entities'));
  const overlays = Object.fromEntries(inFolder('extends'));
  for (const { layer, kind, entity, document } of stored.documents) {
    if (layer !== 'admin') continue;
    if (kind === 'extension') overlays[entity] ??= { 'x-extends': entity };
    else entities[entity] ??= { ...document, 'x-lifecycle': { state: 'retired' } };
  }
  const isSaid = (documents: object) => Object.keys(documents).length > 0;
  return readChangeRequest({ base: present.revision, ...(isSaid(overlays) && { overlays }), ...(isSaid(entities) && { entities }) });
}
