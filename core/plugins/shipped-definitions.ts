import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InstalledPlugin } from '#core/plugins/installed-plugins.ts';
import type { StoredDefinition } from '#core/registry/layers.ts';
import type { EntityDefinition } from '#schemas/types/definition.ts';

const STARTING_ENTITIES = join(import.meta.dirname, '..', '..', 'schemas', 'crm');

/** What this version of the product and its plugins define. */
export function shippedDefinitions(plugins: readonly InstalledPlugin[]): StoredDefinition[] {
  const core = readdirSync(STARTING_ENTITIES)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(STARTING_ENTITIES, name), 'utf8')) as EntityDefinition)
    .map((document): StoredDefinition => ({ layer: 'core', entity: document['x-entity'].name, kind: 'entity', document }));
  const added = plugins.flatMap(({ manifest, entities, extensions }): StoredDefinition[] => [
    ...entities.map((document) => ({
      layer: `plugin:${manifest.id}`,
      entity: document['x-entity'].name,
      kind: 'entity' as const,
      document,
    })),
    ...extensions.map((document) => ({
      layer: `plugin:${manifest.id}`,
      entity: document['x-extends'],
      kind: 'extension' as const,
      document,
    })),
  ]);
  return [...core, ...added];
}
