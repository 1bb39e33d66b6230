import type { Entity, Registry } from '#core/contract/registry.ts';
import { raw, type Sql, sql } from '#core/kit/sql.ts';

/**
 * True when these fields may still be written by a registry of this revision. Whoever was cut off, or took very long, while their type
 * was changed would write values where nobody looks any more. Only fields of the administrator's can change their type.
 */
export function mayStillWrite(entity: Entity, names: Iterable<string>, { revision }: Pick<Registry, 'revision'>): Sql {
  const uids = [...names].flatMap((name) => {
    const field = entity.fields.get(name);
    return field?.layer === 'admin' ? [field.uid] : [];
  });
  if (uids.length === 0) return raw('true');
  return sql`NOT EXISTS (SELECT 1 FROM vinculo.field f WHERE f.entity_uid = ${entity.uid} AND f.uid = ANY(${uids}::text[]) AND f.written_from > ${revision}::int)`;
}
