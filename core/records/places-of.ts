import type { Field, Successor } from '#core/contract/registry.ts';

/** A place where a value of a field is kept, and what it is there. */
export interface Place extends Pick<Successor, 'type' | 'definition' | 'columns' | 'link' | 'target'> {
  valueOf(value: unknown): unknown;
}

/** Everywhere a field's values are written: while its type is being changed, under the new type as well. */
export function placesOf(field: Field): Place[] {
  const own = { ...field, valueOf: (value: unknown) => value };
  const { successor } = field;
  return successor ? [own, { ...successor, valueOf: (value) => successor.convert(value) }] : [own];
}
