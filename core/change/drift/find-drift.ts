import { type Deviation, remedies } from '#core/change/drift/deviation.ts';
import type { Entity, Field, Registry, Successor } from '#core/contract/registry.ts';
import { entityIndexes } from '#core/registry/entity-indexes.ts';
import { type Physical, storagesOf } from '#core/registry/physical.ts';
import type { Catalogue } from '#core/sql/catalogue.ts';
import {
  addColumns,
  addForeignKey,
  BASE_COLUMNS,
  createIndex,
  createLinkTable,
  createTable,
  dropIndex,
  type IndexDefinition,
  isSameType,
  linkTableIndex,
  quote,
  type Statement,
  validateForeignKey,
} from '#core/sql/ddl.ts';

export interface DriftInput {
  readonly registry: Registry;
  readonly physical: Physical;
  readonly catalogue: Catalogue;
  /** Statements that wait to be carried out: what they will bring is not missing, what they will take away not too much. */
  readonly pending: readonly string[];
}

/** What is defined and does not stand in the database, or stands otherwise; and what stands there and is nobody's. */
export function findDrift(input: DriftInput): Deviation[] {
  return [...[...input.registry.entities.values()].flatMap((entity) => entityDrift(entity, input)), ...leftOvers(input)];
}

function entityDrift(entity: Entity, input: DriftInput): Deviation[] {
  const { name, table } = entity;
  const shape = input.catalogue.tables.get(table);
  const fields = [...entity.fields.values()].filter((field) => !field.system);
  if (!shape) {
    const columns = fields.flatMap(placesOf).flatMap(columnsOf);
    const statements = [createTable(table), ...(columns.length > 0 ? [addColumns(table, columns)] : [])];
    return [{ kind: 'table', entity: name, found: null, expected: table, remedy: remedies.made, statements }];
  }
  const missing = BASE_COLUMNS.filter((column) => !shape.columns.has(column));
  return [
    ...missing.map((column): Deviation => ({ kind: 'column', entity: name, found: null, expected: column, remedy: remedies.byHand })),
    ...fields.flatMap((field) => placesOf(field).flatMap((place) => placeDrift({ entity, field, place }, input))),
    ...entityIndexes(entity).flatMap((index) => indexDrift(entity, index, input)),
  ];
}

type Kept = Pick<Successor, 'type' | 'definition' | 'columns' | 'link' | 'target'>;

const placesOf = (field: Field): Kept[] => (field.successor ? [field, field.successor] : [field]);

function columnsOf({ type, definition, columns }: Kept) {
  const specs = type.columns(definition);
  return columns.map((name, i) => ({ name, type: specs[i]?.type ?? 'text', required: false }));
}

interface Place {
  readonly entity: Entity;
  readonly field: Field;
  readonly place: Kept;
}

function placeDrift({ entity, field, place }: Place, input: DriftInput): Deviation[] {
  const at = { entity: entity.name, field: field.name };
  const target = input.registry.entities.get(place.target ?? '')?.table;
  if (place.link) return linkDrift({ entity, field, place }, input, target);
  const shape = input.catalogue.tables.get(entity.table)?.columns;
  const columns = columnsOf(place).flatMap((column): Deviation[] => {
    const found = shape?.get(column.name);
    const expected = `${column.name} ${column.type}`;
    if (found === undefined)
      return [{ ...at, kind: 'column', found: null, expected, remedy: remedies.made, statements: [addColumns(entity.table, [column])] }];
    if (isSameType(column.type, found)) return [];
    return [{ ...at, kind: 'type', found: `${column.name} ${found}`, expected, remedy: remedies.byHand }];
  });
  if (columns.length > 0 || target === undefined) return columns;
  return keyDrift({ ...at, from: { table: entity.table, column: place.columns[0] as string }, target }, input);
}

interface Key {
  readonly entity: string;
  readonly field: string;
  readonly from: { readonly table: string; readonly column: string };
  readonly target: string;
}

function keyDrift({ from, target, ...at }: Key, { catalogue, pending }: DriftInput): Deviation[] {
  const key = catalogue.keys.find((one) => one.table === from.table && one.column === from.column && one.to === target);
  const check = validateForeignKey(from);
  if (key?.valid || (key && pending.includes(check.sql))) return [];
  const statements = key ? [check] : [addForeignKey(from, target), check];
  return [
    {
      ...at,
      kind: 'foreign_key',
      found: key ? 'NOT VALID' : null,
      expected: `${from.column} → ${target}`,
      remedy: remedies.made,
      statements,
    },
  ];
}

function linkDrift({ entity, field, place }: Place, { catalogue, pending }: DriftInput, target: string | undefined): Deviation[] {
  const at = { entity: entity.name, field: field.name };
  const table = place.link?.table as string;
  const attributes = place.type.linkColumns?.(place.definition) ?? [];
  const shape = catalogue.tables.get(table)?.columns;
  const index = linkTableIndex(table);
  if (!shape) {
    const missing = { ...at, kind: 'link', found: null, expected: table } as const;
    if (target === undefined) return [{ ...missing, remedy: remedies.byHand }];
    const statements = [createLinkTable({ name: table, from: entity.table, to: target, attributes }), index];
    return [{ ...missing, remedy: remedies.made, statements }];
  }
  const columns = [
    { name: 'record_id', type: 'uuid' },
    { name: 'target_id', type: 'uuid' },
    { name: 'position', type: 'int' },
    ...attributes,
  ];
  const wrong = columns.filter(({ name, type }) => !isSameType(type, shape.get(name) ?? ''));
  const built = [...catalogue.indexes.values()].some((one) => one.table === table && one.valid && one.columns.join() === 'target_id');
  return [
    ...wrong.map(
      ({ name, type }): Deviation => ({
        ...at,
        kind: 'link',
        found: shape.get(name) ?? null,
        expected: `${name} ${type}`,
        remedy: remedies.byHand,
      }),
    ),
    ...(built || pending.includes(index.sql)
      ? []
      : [{ ...at, kind: 'index' as const, found: null, expected: `${table} (target_id)`, remedy: remedies.made, statements: [index] }]),
  ];
}

function indexDrift(entity: Entity, index: IndexDefinition, { catalogue, pending }: DriftInput): Deviation[] {
  const build = createIndex(index);
  if (pending.includes(build.sql)) return [];
  const found = catalogue.indexes.get(index.name);
  const columns = [...(catalogue.tables.get(entity.table)?.columns.keys() ?? [])];
  // As they stand in its text: quoted where fields are named, bare where every entity has them.
  const named = columns.filter((column) => `${index.on} ${index.where ?? ''}`.includes(quote(column)) || usesBare(index, column));
  const fits = found?.valid && found.unique === (index.unique ?? false) && [...found.columns].sort().join() === named.sort().join();
  if (fits) return [];
  const statements: Statement[] = found ? [dropIndex(index.name), build] : [build];
  const state = found && (found.valid ? found.columns.join(', ') : 'INVALID');
  return [
    { kind: 'index', entity: entity.name, found: state ?? null, expected: `${index.name} ${index.on}`, remedy: remedies.made, statements },
  ];
}

function usesBare({ on, where = '' }: IndexDefinition, column: string): boolean {
  if (!(BASE_COLUMNS as readonly string[]).includes(column)) return false;
  return new RegExp(`(^|[^\\w"'.])${column}($|[^\\w"'.])`).test(`${on} ${where}`);
}

/** Left by changes that were killed, by fields that were converted: nothing reads it, and it does no harm. */
function leftOvers({ physical, catalogue, registry }: DriftInput): Deviation[] {
  const entities = [...physical.values()];
  const storages = entities.flatMap(({ fields }) => [...fields.values()].flatMap(storagesOf));
  const tables = new Set([...entities.map(({ table }) => table), ...storages.flatMap(({ linkTable }) => linkTable ?? [])]);
  const names = new Map([...registry.entities.values()].map(({ table, name }) => [table, name]));
  const unknown = [...catalogue.tables.keys()].filter((table) => !tables.has(table));
  const columns = entities.flatMap(({ table, fields }) => {
    const known = new Set<string>([...BASE_COLUMNS, ...[...fields.values()].flatMap(storagesOf).flatMap((one) => one.columns)]);
    return [...(catalogue.tables.get(table)?.columns.keys() ?? [])]
      .filter((column) => !known.has(column))
      .map((column) => ({ table, column }));
  });
  const left = { kind: 'left_over', expected: null, remedy: remedies.none } as const;
  return [
    ...unknown.map((table): Deviation => ({ ...left, entity: table, found: table })),
    ...columns.map(({ table, column }): Deviation => ({ ...left, entity: names.get(table) ?? table, found: `${table}.${column}` })),
  ];
}
