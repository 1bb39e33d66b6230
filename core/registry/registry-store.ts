import type { Registry } from '#core/contract/registry.ts';
import { sql } from '#core/kit/sql.ts';
import { compileRegistry } from '#core/registry/compile-registry.ts';
import { effectiveEntities, loadLayers } from '#core/registry/layers.ts';
import { loadPhysical } from '#core/registry/physical.ts';
import type { Database } from '#core/sql/database.ts';

/** The registry of this node. Requests take `current()` once and work with it to their end. */
export interface RegistryStore {
  current(): Registry;
  /** Reads what is stored, and swaps one reference if the revision moved. True if it did. */
  reload(): Promise<boolean>;
}

const EMPTY: Registry = { revision: 0, entities: new Map(), entityByNo: new Map() };

export function createRegistryStore(database: Database): RegistryStore {
  let current = EMPTY;
  let loading: Promise<boolean> | undefined;
  const load = async (): Promise<boolean> => {
    const [head] = await database.rows<{ revision: number }>(sql`SELECT revision FROM vinculo.head WHERE id = 1`);
    if (!head || head.revision === current.revision) return false;
    const [layers, physical] = await Promise.all([loadLayers(database), loadPhysical(database)]);
    current = compileRegistry({ revision: head.revision, entities: effectiveEntities(layers), physical, previous: current });
    return true;
  };
  return {
    current: () => current,
    reload: () => {
      loading ??= load().finally(() => {
        loading = undefined;
      });
      return loading;
    },
  };
}
