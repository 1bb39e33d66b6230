import type { ForeignValue } from '#core/contract/field-type.ts';
import type { Field } from '#core/contract/registry.ts';

/** Which record of which entity. */
export interface Pointer {
  readonly entity: string;
  readonly id: string;
}

/** The records that a value of a relation points at, whichever shape such values have. */
export function pointersIn(value: unknown, { target }: Pick<Field, 'target'>): Pointer[] {
  if (typeof value !== 'object' || value === null)
    return typeof value === 'string' && target !== undefined ? [{ entity: target, id: value }] : [];
  if (Array.isArray(value)) return target === undefined ? [] : value.map(({ id }: { readonly id: string }) => ({ entity: target, id }));
  const { entity, id } = value as Partial<Pointer>;
  return typeof entity === 'string' && typeof id === 'string' ? [{ entity, id }] : [];
}

/** The same of a value that is about to become one of another type; none where that is no relation. */
export function pointersOf({ value, type, field }: ForeignValue): Pointer[] {
  return type.relation ? pointersIn(value, { target: type.target?.(field) }) : [];
}
