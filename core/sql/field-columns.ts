import type { FieldSql } from '#core/contract/field-type.ts';
import type { Entity, Field, Personal, Sight } from '#core/contract/registry.ts';
import { ident, raw, type Sql, sql } from '#core/kit/sql.ts';

/** Whose stars count, and what they see of other records; fields that are stored do without. */
interface Reader {
  readonly user: { readonly id: string };
  readonly sight?: Sight;
}

/** Where a field's value stands in a row of `alias`: the one place that turns fields into column names. */
export function fieldColumns(field: Field, alias: string, reader?: Reader): FieldSql {
  if (field.personal) return { columns: [hasStar(field.personal, alias, reader)] };
  if (field.computed) {
    if (!reader?.sight) throw new Error(`${field.name} is worked out from what somebody sees, and nobody was named`);
    return { columns: field.computed.columns(alias, reader.sight) };
  }
  const columns = field.columns.map((column) => ident(alias, column));
  if (!field.link) return { columns };
  return { columns, link: { table: linkTable(field), record: ident(alias, 'id') } };
}

/** True or false, never empty: where it stands alone in a condition the database can begin with the few stars there are. */
function hasStar({ starOf }: Personal, alias: string, reader: Reader | undefined): Sql {
  if (!reader) throw new Error('a field about the caller was asked for without one');
  return sql`EXISTS (SELECT 1 FROM vinculo.star p WHERE p.user_id = ${reader.user.id}::uuid AND p.entity_no = ${raw(String(starOf))} AND p.record_id = ${ident(alias, 'id')})`;
}

/** All that is kept with a record itself. */
export function storedFields(entity: Entity): Field[] {
  return [...entity.fields.values()].filter((field) => !field.personal && !field.computed);
}

/** All that is told of a record itself: what is kept with it, and what is worked out from that. */
export function recordFields(entity: Entity): Field[] {
  return [...entity.fields.values()].filter((field) => !field.personal);
}

/** PostgreSQL types of what `fieldColumns` gives. */
export function columnTypes({ computed, type, definition }: Field): readonly string[] {
  return computed?.types ?? type.columns(definition).map((column) => column.type);
}

export function entityTable(entity: Entity): Sql {
  return ident('entity', entity.table);
}

export function linkTable(field: Pick<Field, 'link'>): Sql {
  if (!field.link) throw new Error('a field that is not kept in a link table was asked for its links');
  return ident('entity', field.link.table);
}
