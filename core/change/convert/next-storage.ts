import { abandonedConversions } from '#core/change/convert/conversion.ts';
import { hasSameStorage, type StorageChange } from '#core/change/convert/storage-changes.ts';
import type { FieldType } from '#core/contract/field-type.ts';
import {
  type FormerStorage,
  type Physical,
  type PhysicalEntity,
  type PhysicalField,
  type Storage,
  storagesOf,
} from '#core/registry/physical.ts';
import type { Queryable } from '#core/sql/database.ts';
import { BASE_COLUMNS, isSameType, physicalName } from '#core/sql/ddl.ts';
import { isEmptyColumn, type TableShape } from '#core/sql/introspect.ts';

export interface NextPlace {
  readonly storage: Storage;
  /** It is there already, from before or from a conversion that was given up. */
  readonly isThere: boolean;
  /** Values went from there to where they are now. */
  readonly former: FormerStorage | null;
}

export interface Ground {
  readonly physical: Physical;
  readonly shapes: ReadonlyMap<string, TableShape>;
}

/** Where the values of a field will stand: where they stood when it was last of that type, where they were once being brought, or anew. */
export async function nextStorage(db: Queryable, change: StorageChange & { type: FieldType }, ground: Ground): Promise<NextPlace> {
  const { entity, after } = change;
  const entityUid = entity.definition['x-entity'].uid;
  const place = ground.physical.get(entityUid) as PhysicalEntity;
  const known = place.fields.get(after['x-uid']) as PhysicalField;
  const former = known.former?.findLast((one) => hasSameStorage(one.before, after));
  if (former) return { storage: { columns: former.columns, linkTable: former.linkTable }, isThere: true, former };
  const taken = new Set([...place.fields.values()].flatMap(storagesOf).flatMap(({ columns, linkTable }) => [...columns, linkTable ?? '']));
  const abandoned = (await abandonedConversions(db, { entityUid, fieldUid: after['x-uid'] })).find(
    ({ after: wanted, storage }) =>
      hasSameStorage(wanted, after) && ![...storage.columns, storage.linkTable ?? ' '].some((one) => taken.has(one)),
  );
  if (abandoned) return { storage: abandoned.storage, isThere: true, former: null };
  return { storage: await newNames(db, change, { ...ground, place }), isThere: false, former: null };
}

/** Columns that a killed change has left behind, empty as they are, are taken. */
async function newNames(
  db: Queryable,
  { entity, field, after, type }: StorageChange & { type: FieldType },
  { physical, shapes, place }: Ground & { place: PhysicalEntity },
): Promise<Storage> {
  const specs = type.columns(after);
  if (specs.length === 0) {
    const mapped = [...physical.values()].flatMap((one) => [
      one.table,
      ...[...one.fields.values()].flatMap(storagesOf).map((s) => s.linkTable),
    ]);
    const taken = new Set<string | null>([...shapes.keys(), ...mapped]);
    for (let n = 2; ; n += 1) {
      const linkTable = physicalName(`${place.table}__${field}_${n}`);
      if (!taken.has(linkTable)) return { columns: [], linkTable };
    }
  }
  const names = Object.keys(entity.definition.properties);
  const mapped = new Set<string>([...BASE_COLUMNS, ...[...place.fields.values()].flatMap(storagesOf).flatMap(({ columns }) => columns)]);
  const shape = shapes.get(place.table)?.columns;
  for (let n = 2; ; n += 1) {
    const stem = `${field}_${n}`;
    const columns = specs.map((spec) => physicalName(stem + spec.suffix));
    if (columns.some((column) => mapped.has(column)) || names.some((name) => name.startsWith(stem))) continue;
    const there = columns.flatMap((column, i) =>
      shape?.has(column) ? [{ column, fits: isSameType(specs[i]?.type ?? '', shape.get(column) ?? '') }] : [],
    );
    const empty = await Promise.all(there.map(({ column, fits }) => fits && isEmptyColumn(db, place.table, column)));
    if (empty.every(Boolean)) return { columns, linkTable: null };
  }
}
