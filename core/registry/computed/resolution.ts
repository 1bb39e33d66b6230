import type { FieldType } from '#core/contract/field-type.ts';
import type { Computed, ComputedProblem, FieldPlace } from '#core/contract/registry.ts';
import type { EntityDefinition, FieldDefinition } from '#schemas/types/definition.ts';

/** A computed field that can be worked out. */
export interface Resolved {
  /** The type of what comes out, with the definition it reads already in it. */
  readonly type: FieldType;
  readonly computed: Computed;
  /** Parts of expressions it takes, those of the fields it is made from included. */
  readonly size: number;
  /** Each row of it looks through other rows: it cannot be sorted by. */
  readonly costly: boolean;
}

export type Resolution = Resolved | { readonly problems: readonly ComputedProblem[] };

export type Resolve = (place: FieldPlace, definition: FieldDefinition, ground: Ground) => Resolution;

/** A field as another one can be made from it. */
export interface KnownField {
  readonly definition: FieldDefinition;
  /** Of a computed one, that of what comes out. */
  readonly type: FieldType;
  /** What the type reads: of a computed field, the definition of what comes out. */
  readonly reads: FieldDefinition;
  /** PostgreSQL types of its columns. */
  readonly columns: readonly string[];
  readonly resolved?: Resolved;
}

/** A field that is there, or why not. */
export type Found = { readonly field: KnownField } | { readonly problem: Omit<ComputedProblem, 'path'> };

/** All that computed fields can be made from. */
export interface Ground {
  readonly types: ReadonlyMap<string, FieldType>;
  readonly definitions: ReadonlyMap<string, EntityDefinition>;
  /** A field as it can be used, or why it cannot. */
  find(place: FieldPlace): Found;
  /** Names of the fields that an entity has now. */
  names(entity: string): readonly string[];
  /** The field at the other end of an inverse. */
  inverse(entity: string, name: string): FieldPlace | undefined;
  resolve(place: FieldPlace): Resolution;
}
