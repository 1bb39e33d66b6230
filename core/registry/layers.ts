import { sql } from '#core/kit/sql.ts';
import { type Effective, type EffectiveEntity, type Layer, mergeLayers } from '#core/schema/merge-layers.ts';
import type { Queryable } from '#core/sql/database.ts';
import type { EntityDefinition, ExtensionDefinition } from '#schemas/types/definition.ts';

/** A definition as one layer says it: a whole entity, or what it adds to somebody else's. */
export interface StoredDefinition {
  /** 'core', 'pack:<id>', 'plugin:<id>' or 'admin'. */
  readonly layer: string;
  readonly entity: string;
  readonly kind: 'entity' | 'extension';
  readonly document: EntityDefinition | ExtensionDefinition | null;
  /** The revision that last changed it. */
  readonly revision?: number;
}

/** Which definition of which layer. */
type Key = Pick<StoredDefinition, 'layer' | 'entity' | 'kind'>;

/** All layers' definitions, in no particular order. */
export interface Layers {
  readonly documents: readonly StoredDefinition[];
  find(key: Key): StoredDefinition | undefined;
  /** The same with these put in place of, or added to, those stored. */
  with(definitions: readonly StoredDefinition[]): Layers;
  without(layer: string): Layers;
}

export const sameKey = (a: Key, b: Key): boolean => a.layer === b.layer && a.entity === b.entity && a.kind === b.kind;

function makeLayers(documents: readonly StoredDefinition[]): Layers {
  return {
    documents,
    find: (key) => documents.find((candidate) => sameKey(candidate, key)),
    with: (definitions) => {
      const kept = documents.map((document) => definitions.find((definition) => sameKey(definition, document)) ?? document);
      const added = definitions.filter((definition) => !documents.some((document) => sameKey(definition, document)));
      return makeLayers([...kept, ...added].filter((definition) => definition.document !== null));
    },
    without: (layer) => makeLayers(documents.filter((document) => document.layer !== layer)),
  };
}

export async function loadLayers(db: Queryable): Promise<Layers> {
  const rows = await db.rows<StoredDefinition>(
    sql`SELECT layer, entity, kind, document, revision FROM vinculo.definition ORDER BY revision, entity`,
  );
  return makeLayers(rows);
}

/** Merges the layers in their order: core, packs and plugins by name, administrator. */
export function effectiveLayers(layers: Layers): Effective {
  return mergeLayers(orderedLayers(layers));
}

export function effectiveEntities(layers: Layers): readonly EffectiveEntity[] {
  return effectiveLayers(layers).entities;
}

function orderedLayers({ documents }: Layers): Layer[] {
  const names = [...new Set(documents.map((document) => document.layer))].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return names.map((name) => {
    const own = documents.filter((document) => document.layer === name);
    return {
      layer: name as Layer['layer'],
      entities: own.filter((document) => document.kind === 'entity').map((document) => document.document as EntityDefinition),
      extensions: own.filter((document) => document.kind === 'extension').map((document) => document.document as ExtensionDefinition),
    };
  });
}

function rank(layer: string): number {
  if (layer === 'core') return 0;
  return layer === 'admin' ? 2 : 1;
}
