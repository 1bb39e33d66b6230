import type { DecideChange } from '#core/change/apply-change.ts';
import type { InstalledPlugin } from '#core/plugins/installed-plugins.ts';
import { shippedDefinitions } from '#core/plugins/shipped-definitions.ts';
import { type Layers, loadLayers, type StoredDefinition, sameKey } from '#core/registry/layers.ts';
import type { Database } from '#core/sql/database.ts';

export interface SyncOptions {
  readonly database: Database;
  readonly plugins: readonly InstalledPlugin[];
  apply(decide: DecideChange): Promise<unknown>;
}

/**
 * Brings the stored core and plugin layers to what this version ships: on the first start that creates every table,
 * after an upgrade it is a schema change like any other. The administrator's layer is not touched.
 */
export async function syncShipped({ database, plugins, apply }: SyncOptions): Promise<void> {
  const shipped = shippedDefinitions(plugins);
  const differences = (stored: Layers): StoredDefinition[] => {
    const changed = shipped.filter(
      (definition) => JSON.stringify(stored.find(definition)?.document) !== JSON.stringify(definition.document),
    );
    const gone = stored.documents.filter(
      (definition) => definition.layer === 'core' && !shipped.some((candidate) => sameKey(candidate, definition)),
    );
    return [...changed, ...gone.map((definition) => ({ ...definition, document: null }))];
  };
  if (differences(await loadLayers(database)).length === 0) return;
  await apply((stored) => ({
    definitions: differences(stored),
    author: null,
    summary: {
      en: 'Definitions that come with the product',
      pt: 'Definições que vêm com o produto',
      es: 'Definiciones incluidas en el producto',
    },
  }));
}
