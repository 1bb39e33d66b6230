import type { SpareColumns } from '#core/change/spare-columns.ts';
import type { ColumnSpec, FieldType } from '#core/contract/field-type.ts';
import { fieldTypes } from '#core/fields/field-types.ts';
import { type Physical, type PhysicalEntity, type PhysicalField, storagesOf } from '#core/registry/physical.ts';
import type { EffectiveEntity } from '#core/schema/merge-layers.ts';
import { BASE_COLUMNS, isSameType, physicalName } from '#core/sql/ddl.ts';
import type { TableShape } from '#core/sql/introspect.ts';
import type { FieldDefinition } from '#schemas/types/definition.ts';

export interface NewField {
  readonly name: string;
  readonly definition: FieldDefinition;
  readonly type: FieldType;
  readonly physical: PhysicalField;
  /** It takes over columns that an interrupted change left behind. */
  readonly takesOver: boolean;
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

export interface NameInput {
  readonly physical: Physical;
  readonly shapes: ReadonlyMap<string, TableShape>;
  readonly spare: SpareColumns;
}

/**
 * Gives every entity and field that has no table or columns yet its physical names. Names that exist are never given again,
 * not even those of retired fields or of tables that an interrupted change left behind; of columns it left behind, those that fit are.
 */
export function assignNames(entities: readonly EffectiveEntity[], { physical, shapes, spare }: NameInput): Assignment[] {
  const mapped = [...physical.values()].flatMap(({ table, fields }) => [
    table,
    ...[...fields.values()].flatMap(storagesOf).map(({ linkTable }) => linkTable ?? ''),
  ]);
  const tables = new Set([...shapes.keys(), ...mapped]);
  return entities.map((entity) => {
    const { uid, name } = entity.definition['x-entity'];
    const known = physical.get(uid);
    const table = known?.table ?? freeName(name, tables);
    const shape = shapes.get(table)?.columns ?? new Map<string, string>();
    const place = { table, tables, known, shape, spare: spare.get(table) ?? new Set<string>() };
    return { entity, uid, table, isNew: known === undefined, newFields: newFields(entity, place) };
  });
}

interface Place {
  readonly table: string;
  /** Tables of records and of links: they share their names. */
  readonly tables: Set<string>;
  readonly known: PhysicalEntity | undefined;
  readonly shape: ReadonlyMap<string, string>;
  readonly spare: ReadonlySet<string>;
}

function newFields(entity: EffectiveEntity, { table, tables, known, shape, spare }: Place): NewField[] {
  const given = new Set<string>(BASE_COLUMNS);
  const isFree = (column: string, spec: ColumnSpec) =>
    !given.has(column) && (!shape.has(column) || (spare.has(column) && isSameType(spec.type, shape.get(column) as string)));
  return Object.entries(entity.definition.properties).flatMap(([name, definition]): NewField[] => {
    const type = fieldTypes.get(definition['x-type']);
    if (!type || type.computed || known?.fields.has(definition['x-uid'])) return [];
    const field = { name, definition, type };
    const specs = type.columns(definition);
    if (specs.length === 0)
      return [{ ...field, physical: { columns: [], linkTable: freeName(`${table}__${name}`, tables) }, takesOver: false }];
    const own = freeColumns(name, specs, isFree);
    for (const column of own) given.add(column);
    return [{ ...field, physical: { columns: own, linkTable: null }, takesOver: own.some((column) => shape.has(column)) }];
  });
}

/** `name`, or `name_2` … where a table has it already; it is taken from then on. */
function freeName(name: string, tables: Set<string>): string {
  const free = firstFree(name, (stem) => !tables.has(physicalName(stem)));
  tables.add(physicalName(free));
  return physicalName(free);
}

function freeColumns(name: string, specs: readonly ColumnSpec[], isFree: (column: string, spec: ColumnSpec) => boolean): string[] {
  const stem = firstFree(name, (candidate) => specs.every((spec) => isFree(physicalName(candidate + spec.suffix), spec)));
  return specs.map((spec) => physicalName(stem + spec.suffix));
}

function firstFree(name: string, isFree: (stem: string) => boolean): string {
  for (let n = 1; ; n += 1) {
    const stem = n === 1 ? name : `${name}_${n}`;
    if (isFree(stem)) return stem;
  }
}
