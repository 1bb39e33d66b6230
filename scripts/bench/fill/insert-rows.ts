import type { Entity, Registry } from '#core/contract/registry.ts';
import { ident, join, raw, render, type Sql, sql } from '#core/kit/sql.ts';
import { entityTable, linkTable } from '#core/sql/field-columns.ts';

export interface Rows {
  readonly entity: string;
  readonly count: number;
  /** Field → SQL text of its value; a list where a field has several columns. Absent fields stay empty. */
  readonly values: Readonly<Record<string, string | readonly string[]>>;
}

/** INSERT … SELECT over `generate_series(1, count) i`. Which columns a field has, the registry says. */
export function insertRows(registry: Registry, { entity: name, count, values }: Rows): Sql {
  const entity = entityNamed(registry, name);
  const pairs = Object.entries(values).flatMap(([field, value]) => {
    const columns = entity.fields.get(field)?.columns ?? [];
    const expressions = typeof value === 'string' ? [value] : value;
    if (columns.length !== expressions.length) throw new Error(`${name}.${field} has ${columns.length} columns, not ${expressions.length}`);
    return columns.map((column, i) => ({ column: ident(column), value: raw(expressions[i] as string) }));
  });
  const columns = pairs.map((pair) => pair.column);
  const expressions = pairs.map((pair) => pair.value);
  return sql`INSERT INTO ${entityTable(entity)} (${join(columns, ', ')}) SELECT ${join(expressions, ', ')} FROM generate_series(1, ${raw(String(count))}) i`;
}

export interface Links {
  readonly entity: string;
  readonly field: string;
  readonly count: number;
  readonly record: string;
  readonly target: string;
  /** Attribute → SQL text. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Links of a field that points at many records. */
export function insertLinks(registry: Registry, { entity: name, field: fieldName, count, record, target, attributes }: Links): Sql {
  const field = entityNamed(registry, name).fields.get(fieldName);
  if (!field) throw new Error(`there is no ${name}.${fieldName}`);
  const columns = ['record_id', 'target_id', ...Object.keys(attributes)].map((column) => ident(column));
  const expressions = [record, target, ...Object.values(attributes)].map(raw);
  return sql`INSERT INTO ${linkTable(field)} (${join(columns, ', ')}) SELECT ${join(expressions, ', ')} FROM generate_series(1, ${raw(String(count))}) i ON CONFLICT DO NOTHING`;
}

export function entityNamed(registry: Registry, name: string): Entity {
  const entity = registry.entities.get(name);
  if (!entity) throw new Error(`there is no entity ${name}`);
  return entity;
}

export const textOf = (statement: Sql): string => render(statement).text;
