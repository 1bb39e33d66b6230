import type { FieldType } from '#core/contract/field-type.ts';
import { fieldTypes } from '#core/fields/field-types.ts';
import type { Physical, PhysicalEntity, PhysicalField } from '#core/registry/physical.ts';
import type { EffectiveEntity } from '#core/schema/merge-layers.ts';
import { BASE_COLUMNS, physicalName } from '#core/sql/ddl.ts';
import type { FieldDefinition } from '#schemas/types/definition.ts';

export interface NewField {
  readonly name: string;
  readonly definition: FieldDefinition;
  readonly type: FieldType;
  readonly physical: PhysicalField;
}

export interface Assignment {
  readonly entity: EffectiveEntity;
  readonly uid: string;
  readonly table: string;
  /** The table has to be made. */
  readonly isNew: boolean;
  /** Fields without columns so far. */
  readonly newFields: readonly NewField[];
}

/**
 * Gives every entity and field that has no table or columns yet its physical names. Names that exist are never given again,
 * not even those of retired fields or of columns that an interrupted change left behind.
 */
export function assignNames(
  entities: readonly EffectiveEntity[],
  physical: Physical,
  taken: ReadonlyMap<string, ReadonlySet<string>>,
): Assignment[] {
  const tables = new Set([...physical.values()].map((entity) => entity.table));
  return entities.map((entity) => {
    const { uid, name } = entity.definition['x-entity'];
    const known = physical.get(uid);
    const table = known?.table ?? freeName(name, tables);
    tables.add(table);
    return {
      entity,
      uid,
      table,
      isNew: known === undefined,
      newFields: newFields(entity, { table, known, used: taken.get(table) ?? new Set() }),
    };
  });
}

interface Place {
  readonly table: string;
  readonly known: PhysicalEntity | undefined;
  readonly used: ReadonlySet<string>;
}

function newFields(entity: EffectiveEntity, { table, known, used }: Place): NewField[] {
  const columns = new Set<string>([...BASE_COLUMNS, ...used]);
  return Object.entries(entity.definition.properties).flatMap(([name, definition]): NewField[] => {
    const type = fieldTypes.get(definition['x-type']);
    if (!type || known?.fields.has(definition['x-uid'])) return [];
    const specs = type.columns(definition);
    if (specs.length === 0) return [{ name, definition, type, physical: { columns: [], linkTable: physicalName(`${table}__${name}`) } }];
    const stem = freeStem(
      name,
      specs.map((spec) => spec.suffix),
      columns,
    );
    const own = specs.map((spec) => physicalName(stem + spec.suffix));
    for (const column of own) columns.add(column);
    return [{ name, definition, type, physical: { columns: own, linkTable: null } }];
  });
}

function freeName(name: string, used: ReadonlySet<string>): string {
  return freeStem(name, [''], used);
}

/** `name`, or `name_2` … where one of its columns is taken. */
function freeStem(name: string, suffixes: readonly string[], used: ReadonlySet<string>): string {
  for (let n = 1; ; n += 1) {
    const stem = n === 1 ? name : `${name}_${n}`;
    if (suffixes.every((suffix) => !used.has(physicalName(stem + suffix)))) return stem;
  }
}
