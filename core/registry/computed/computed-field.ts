import type { FieldType } from '#core/contract/field-type.ts';
import type { Computed, ComputedProblem, Field } from '#core/contract/registry.ts';
import { raw } from '#core/kit/sql.ts';
import type { Ground } from '#core/registry/computed/resolution.ts';
import { bareDefinition, resultType } from '#core/registry/computed/result-type.ts';
import type { FieldDefinition } from '#schemas/types/definition.ts';

interface ComputedInput {
  readonly entity: string;
  readonly name: string;
  readonly definition: FieldDefinition;
  readonly layer: string;
  readonly adjusted: boolean;
}

/** A field of the registry whose value is worked out; one that cannot be is there too, and empty. */
export function computedField({ entity, name, definition, layer, adjusted }: ComputedInput, ground: Ground): Field {
  const resolution = ground.resolve({ entity, field: name });
  const { type, computed } = 'problems' in resolution ? broken(definition, resolution.problems, ground) : resolution;
  return {
    uid: definition['x-uid'],
    name,
    type,
    definition,
    columns: [],
    link: undefined,
    target: undefined,
    required: false,
    neverEmpty: false,
    readOnly: true,
    unique: false,
    system: false,
    layer,
    adjusted,
    computed,
  };
}

function broken(
  { 'x-type': name }: FieldDefinition,
  problems: readonly ComputedProblem[],
  ground: Ground,
): { readonly type: FieldType; readonly computed: Computed } {
  const type = ground.types.get('text') as FieldType;
  return {
    type: resultType({ type, definition: bareDefinition(type), name, sortable: true }),
    computed: {
      result: type.name,
      resultKeywords: {},
      inputs: [],
      types: ['text'],
      related: false,
      varies: false,
      broken: problems,
      columns: () => [raw('NULL::text')],
    },
  };
}
