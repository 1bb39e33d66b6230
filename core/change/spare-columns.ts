import { DOOMED } from '#core/change/purge/doomed.ts';
import { type Physical, storagesOf } from '#core/registry/physical.ts';
import type { EffectiveEntity } from '#core/schema/merge-layers.ts';
import type { Queryable } from '#core/sql/database.ts';
import { BASE_COLUMNS } from '#core/sql/ddl.ts';
import { isEmptyColumn, type TableShape } from '#core/sql/introspect.ts';

/** By table: columns that an interrupted change left behind. No field has them, and no row has anything in them. */
export type SpareColumns = ReadonlyMap<string, ReadonlySet<string>>;

export interface SpareInput {
  readonly desired: readonly EffectiveEntity[];
  readonly physical: Physical;
  readonly shapes: ReadonlyMap<string, TableShape>;
}

/** Looks only at columns that are called like a field that is to be added: there are hardly ever any. */
export async function spareColumns(db: Queryable, { desired, physical, shapes }: SpareInput): Promise<SpareColumns> {
  const spare = new Map<string, Set<string>>();
  for (const { definition } of desired) {
    const known = physical.get(definition['x-entity'].uid);
    if (!known) continue;
    const mapped = new Set<string>([...BASE_COLUMNS, ...[...known.fields.values()].flatMap(storagesOf).flatMap(({ columns }) => columns)]);
    const wanted = Object.entries(definition.properties).flatMap(([name, field]) => (known.fields.has(field['x-uid']) ? [] : [name]));
    for (const [column, type] of shapes.get(known.table)?.columns ?? []) {
      if (type === DOOMED || mapped.has(column) || !wanted.some((name) => column.startsWith(name))) continue;
      if (await isEmptyColumn(db, known.table, column)) spare.set(known.table, (spare.get(known.table) ?? new Set()).add(column));
    }
  }
  return spare;
}
