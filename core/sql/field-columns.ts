import type { FieldSql } from '#core/contract/field-type.ts';
import type { Entity, Field } from '#core/contract/registry.ts';
import { ident, type Sql } from '#core/kit/sql.ts';

/** Where a field's value stands in a row of `alias`: the one place that turns fields into column names. */
export function fieldColumns(field: Field, alias: string): FieldSql {
  const columns = field.columns.map((column) => ident(alias, column));
  if (!field.link) return { columns };
  return { columns, link: { table: linkTable(field), record: ident(alias, 'id') } };
}

export function entityTable(entity: Entity): Sql {
  return ident('entity', entity.table);
}

export function linkTable(field: Field): Sql {
  if (!field.link) throw new Error(`${field.name} is not kept in a link table`);
  return ident('entity', field.link.table);
}
