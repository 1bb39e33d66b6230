import { policyFor } from '#core/access/policy.ts';
import { rowsPredicate } from '#core/access/row-filter.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { Entity, Field, Registry } from '#core/contract/registry.ts';
import { ident, type Sql, sql } from '#core/kit/sql.ts';

/** The entity a relation points at. */
export function targetEntity(field: Pick<Field, 'target'>, caller: Caller): Entity {
  const target = caller.registry.entities.get(field.target ?? '');
  if (!target) throw new Error(`a field points at ${field.target}, which does not exist`);
  return target;
}

/** Every entity at whose records the field may point; none where it is no relation. */
export function possibleTargets(field: Pick<Field, 'target' | 'type' | 'definition'>, registry: Registry): Entity[] {
  const { type, definition, target = [] } = field;
  const names = type.relation === 'any' ? (type.targets?.(definition) ?? [...registry.entities.keys()]) : [target].flat();
  return names.flatMap((name) => registry.entities.get(name) ?? []);
}

/** The row of `alias`, which a relation points at, is alive and the caller may see it. */
export function visibleTarget(field: Pick<Field, 'target'>, caller: Caller, alias: string): Sql {
  const target = targetEntity(field, caller);
  const rows = rowsPredicate(policyFor(caller, target, 'read').rows, { caller, entity: target, alias });
  return sql`${ident(alias, 'deleted_at')} IS NULL AND ${rows}`;
}
