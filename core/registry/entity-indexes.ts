import type { FieldSql } from '#core/contract/field-type.ts';
import type { Entity, Field } from '#core/contract/registry.ts';
import { ident, render, type Sql } from '#core/kit/sql.ts';
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
    ...fields.filter((field) => isForeign(field, entity)).map((field) => plainIndex(entity, field)),
    ...fields.filter((field) => field.unique).map((field) => uniqueIndex(entity, field)),
    ...declared,
  ];
}

/** Field names that each unique index guards. */
export function uniqueIndexes(entity: Indexed): ReadonlyMap<string, readonly string[]> {
  const single = [...entity.fields.values()].filter((field) => field.unique).map((field): [string, string[]] => [uniqueIndex(entity, field).name, [field.name]]);
  const declared = (entity.definition['x-index'] ?? [])
    .filter((index) => index.unique)
    .map((index): [string, string[]] => [indexName(entity, index.uid), index.on.map((part) => (typeof part === 'string' ? part : part.field))]);
  return new Map([...single, ...declared]);
}

function isForeign(field: Field, entity: Indexed): boolean {
  if (field.type.relation !== 'one') return false;
  return !field.system || (entity.owned && (field.name === 'owner' || field.name === 'team'));
}

function titleIndexes(entity: Indexed): IndexDefinition[] {
  const field = entity.titleField;
  const order = orderText(field);
  const indexes: IndexDefinition[] = [];
  if (order) indexes.push({ name: indexName(entity, `${field.name}_order`), table: entity.table, on: `((${order}), id)`, where: ALIVE });
  if (field.type.operators.contains && !field.link) {
    const on = `USING gin (vinculo.fold(${quote(field.columns[0] as string)}) gin_trgm_ops)`;
    indexes.push({ name: indexName(entity, `${field.name}_part`), table: entity.table, on, where: ALIVE });
  }
  return indexes;
}

function plainIndex(entity: Indexed, field: Field): IndexDefinition {
  return { name: indexName(entity, field.name), table: entity.table, on: `(${quote(field.columns[0] as string)}, id)`, where: ALIVE };
}

/** Records in the trash do not take a value away from the living. */
function uniqueIndex(entity: Indexed, field: Field): IndexDefinition {
  return { name: physicalName(`uq_${entity.table}_${field.name}`), table: entity.table, on: `(${field.columns.map(quote).join(', ')})`, where: ALIVE, unique: true };
}

function declaredIndex(entity: Indexed, index: Index): IndexDefinition[] {
  const parts = index.on.map((part) => (typeof part === 'string' ? { field: part, direction: 'asc' as const } : part));
  const columns = parts.map((part) => {
    const field = entity.fields.get(part.field);
    const order = field && (index.unique ? quote(field.columns[0] as string) : (orderText(field) ?? quote(field.columns[0] as string)));
    return order && `${index.unique ? order : `(${order})`}${part.direction === 'desc' ? ' DESC NULLS LAST' : ''}`;
  });
  // An index on a field that is gone is not built.
  if (columns.includes(undefined)) return [];
  const on = index.unique ? `(${columns.join(', ')})` : `(${columns.join(', ')}, id)`;
  return [{ name: indexName(entity, index.uid), table: entity.table, on, where: ALIVE, ...(index.unique && { unique: true }) }];
}

function indexName(entity: Indexed, part: string): string {
  return physicalName(`ix_${entity.table}_${part}`);
}

/** The order expression as text, on bare column names. */
function orderText(field: Field): string | undefined {
  const at: FieldSql = { columns: field.columns.map((column) => ident(column)) };
  return field.type.order && renderBare(field.type.order(at, field.definition));
}

function renderBare(piece: Sql): string {
  const { text, values } = render(piece);
  if (values.length > 0) throw new Error('an order expression must not hold parameters');
  return text;
}
