import { policyFor } from '#core/access/policy.ts';
import type { Caller } from '#core/contract/caller.ts';
import type { Entity, Field } from '#core/contract/registry.ts';

/** Why a field cannot be filled from a file, as a row of schemas/text/validation.json; undefined when it can. */
export function whyNotMapped(field: Field, entity: Entity, caller: Caller): string | undefined {
  if (field.readOnly) return 'field.readOnly';
  const denied = (['create', 'update'] as const).every((action) => policyFor(caller, entity, action).field(field) === 'none');
  if (denied) return 'import.fieldDenied';
  return field.type.parse || field.type.relation ? undefined : 'import.fieldType';
}

export function canBeMapped(field: Field, entity: Entity, caller: Caller): boolean {
  return whyNotMapped(field, entity, caller) === undefined;
}
