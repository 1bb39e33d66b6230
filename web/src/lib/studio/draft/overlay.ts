import type { EntityDefinition, ExtensionDefinition } from '#schemas/types/definition.ts';

/**
 * What an administrator says of an entity: an overlay on somebody else's, or the whole of one of their own.
 * The two say the same things in the same places, so that a draft of either is edited alike.
 */
export interface Overlay extends Omit<ExtensionDefinition, '$schema' | 'x-extends'> {
  $schema?: string;
  'x-extends'?: string;
  /** Only of an entity of their own. */
  'x-entity'?: Partial<EntityDefinition['x-entity']>;
}
