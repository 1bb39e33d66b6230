import type { Lifecycle } from '#schemas/types/definition.ts';

/** An entity or a field that is hidden, with its data, until it comes back. */
export function isRetired(definition: { readonly 'x-lifecycle'?: Lifecycle }): boolean {
  return definition['x-lifecycle']?.state === 'retired';
}
