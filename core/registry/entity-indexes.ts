import type { FieldSql } from '#core/contract/field-type.ts';
import type { Entity, Field } from '#core/contract/registry.ts';
import { ident, render, type Sql, sql } from '#core/kit/sql.ts';
import { type IndexDefinition, physicalName, quote } from '#core/sql/ddl.ts';
import type { Index } from '#schemas/types/definition.ts';

type Indexed = Pick<Entity, 'table' | 'fields' | 'definition' | 'owned' | 'titleField'>;

const ALIVE = 'deleted_at IS NULL';

/**
 * Every index an entity should have, by what its queries need: the title for sorting and for finding by a fragment,
 * each relation, the owner, and what the definition declares. Expressions are those the compiler of queries writes.
 */
export function entityIndexes(entity: Indexed): IndexDefinition[] {
  const fields = [...entity.fields.values()];
  const declared = (entity.definition['x-index'] ?? []).flatMap((index) => declaredIndex(entity, index));
  return [
    ...titleIndexes(entity),
    ...searchedFields(entity).map((field) => searchIndex(entity, field)),
    ...fields.filter((field) => isForeign(field, entity)).map((field) => plainIndex(entity, field)),
    ...fields.filter((field) => field.unique).map((field) => uniqueIndex(entity, field)),
    ...declared,
  ];
}

/** Field names that each unique index guards. */
export function uniqueIndexes(entity: Indexed): ReadonlyMap<string, readonly string[]> {
  const single = [...entity.fields.values()]
    .filter((field) => field.unique)
    .map((field): [string, string[]] => [uniqueIndex(entity, field).name, [field.name]]);
  const declared = (entity.definition['x-index'] ?? [])
    .filter((index) => index.unique)
    .map((index): [string, string[]] => [
      indexName(entity, index.uid),
      index.on.map((part) => (typeof part === 'string' ? part : part.field)),
    ]);
  return new Map([...single, ...declared]);
}

function isForeign(field: Field, entity: Indexed): boolean {
  if (!field.type.relation || field.link) return false;
  return !field.system || (entity.owned && (field.name === 'owner' || field.name === 'team'));
}

function titleIndexes(entity: Indexed): IndexDefinition[] {
  const { titleField: field, table } = entity;
  if (!field.type.order) return [];
  return [{ name: indexName(entity, `${field.name}_order`), table, on: `((${orderText(field)}), id)`, where: ALIVE }];
}

/** Texts that the search over everything looks into: the title, and what the definition marks with `x-search`. */
export function searchedFields(entity: Pick<Entity, 'fields' | 'titleField'>): Field[] {
  return [...entity.fields.values()].filter((field) => {
    const isText = field.type.operators.contains !== undefined && field.type.columns(field.definition)[0]?.type === 'text';
    return (isText || field.type.search?.text !== undefined) && (field === entity.titleField || field.definition['x-search'] !== undefined);
  });
}

/** Short texts are found by any part of them and in spite of typing errors, long ones by their words. */
export function isFoundByParts(field: Field, entity: Pick<Entity, 'titleField'>): boolean {
  return field === entity.titleField || field.definition['x-search']?.trigram === true;
}

/** What the search compares with, as the index has it. */
export function searchText(field: Field, at: FieldSql): Sql {
  return field.type.search?.text?.(at) ?? sql`vinculo.fold(${at.columns[0]})`;
}

function searchIndex(entity: Indexed, field: Field): IndexDefinition {
  const plain = expressionText(searchText(field, bareColumns(field)));
  const text = field.type.search?.text ? `(${plain})` : plain;
  const on = isFoundByParts(field, entity) ? `USING gin (${text} gin_trgm_ops)` : `USING gin (to_tsvector('simple', ${text}))`;
  return { name: indexName(entity, `${field.name}_search`), table: entity.table, on, where: ALIVE };
}

function plainIndex(entity: Indexed, field: Field): IndexDefinition {
  return { name: indexName(entity, field.name), table: entity.table, on: `(${quote(field.columns[0] as string)}, id)`, where: ALIVE };
}

/** Records in the trash do not take a value away from the living. */
function uniqueIndex(entity: Indexed, field: Field): IndexDefinition {
  const name = physicalName(`uq_${entity.table}_${field.name}`);
  const key = `(${keyText(field)})`;
  return { name, table: entity.table, on: `(${key})`, keys: [key], where: ALIVE, unique: true };
}

function declaredIndex(entity: Indexed, index: Index): IndexDefinition[] {
  const parts = index.on.map((part) => (typeof part === 'string' ? { field: part, direction: 'asc' as const } : part));
  const fields = parts.map((part) => entity.fields.get(part.field));
  // An index on a field that is gone is not built.
  if (!fields.every((field) => field !== undefined)) return [];
  const place = { name: indexName(entity, index.uid), table: entity.table, where: ALIVE };
  if (fields[0]?.type.indexMethod === 'gin') return [{ ...place, on: `USING gin ((${keyText(fields[0])}))` }];
  const columns = fields.map((field, i) => `(${keyText(field)})${parts[i]?.direction === 'desc' ? ' DESC NULLS LAST' : ''}`);
  if (index.unique) return [{ ...place, on: `(${columns.join(', ')})`, keys: fields.map((field) => `(${keyText(field)})`), unique: true }];
  return [{ ...place, on: `(${columns.join(', ')}, id)` }];
}

export function indexName(entity: Pick<Indexed, 'table'>, part: string): string {
  return physicalName(`ix_${entity.table}_${part}`);
}

/** What equality and uniqueness of a field are decided on. */
function keyText(field: Field): string {
  return field.type.index ? expressionText(field.type.index(bareColumns(field))) : orderText(field);
}

/** What its order is decided on. */
function orderText(field: Field): string {
  return field.type.order ? expressionText(field.type.order(bareColumns(field), field.definition)) : quote(field.columns[0] as string);
}

function bareColumns(field: Field): FieldSql {
  return { columns: field.columns.map((column) => ident(column)) };
}

function expressionText(piece: Sql): string {
  const { text, values } = render(piece);
  if (values.length > 0) throw new Error('an indexed expression must not hold parameters');
  return text;
}
