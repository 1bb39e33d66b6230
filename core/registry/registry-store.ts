import type { Registry } from '#core/contract/registry.ts';
import { sql } from '#core/kit/sql.ts';
import type { Vault } from '#core/kit/vault.ts';
import { compileRegistry } from '#core/registry/compile-registry.ts';
import { effectiveEntities, loadLayers } from '#core/registry/layers.ts';
import { loadPhysical } from '#core/registry/physical.ts';
import type { Database, Queryable } from '#core/sql/database.ts';

/** The registry of this node. Requests take `current()` once and work with it to their end. */
export interface RegistryStore {
  current(): Registry;
  /** Reads what is stored, and swaps one reference if the revision moved. True if it did. */
  reload(): Promise<boolean>;
  /** Called after each swap. */
  onSwap(listener: () => void): void;
}

const EMPTY: Registry = { revision: 0, entities: new Map(), entityByNo: new Map() };

export function createRegistryStore(database: Database, vault?: Vault): RegistryStore {
  let current: Registry = { ...EMPTY, ...(vault && { vault }) };
  let loading: Promise<boolean> | undefined;
  const listeners: (() => void)[] = [];
  const load = async (): Promise<boolean> => {
    if ((await headOf(database)) === current.revision) return false;
    const { revision, layers, physical } = await database.transaction(readStored);
    current = compileRegistry({ revision, entities: effectiveEntities(layers), physical, previous: current });
    for (const listener of listeners) listener();
    return true;
  };
  return {
    onSwap: (listener) => void listeners.push(listener),
    current: () => current,
    reload: () => {
      loading ??= load().finally(() => {
        loading = undefined;
      });
      return loading;
    },
  };
}

async function headOf(db: Queryable): Promise<number> {
  const [head] = await db.rows<{ revision: number }>(sql`SELECT revision FROM vinculo.head WHERE id = 1`);
  return head?.revision ?? 0;
}

/** All of it as it stood at one moment: definitions of one revision with the columns of another would put values where they do not belong. */
async function readStored(tx: Queryable) {
  await tx.run(sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY`);
  const revision = await headOf(tx);
  const layers = await loadLayers(tx);
  return { revision, layers, physical: await loadPhysical(tx) };
}
