import type { FieldType } from '#core/contract/field-type.ts';
import type { DefinitionProblem } from '#core/schema/definition-problem.ts';
import { systemFields } from '#core/schema/system-fields.ts';
import type { EntityDefinition } from '#schemas/types/definition.ts';

export interface RegistryProblem extends DefinitionProblem {
  readonly entity: string;
}

/** What only shows when all entities are looked at together: where relations lead, and what their other ends are called. */
export function validateRegistry(definitions: readonly EntityDefinition[], types: ReadonlyMap<string, FieldType>): RegistryProblem[] {
  const byName = new Map(definitions.map((definition) => [definition['x-entity'].name, definition]));
  const inverses = new Set<string>();
  return definitions.flatMap((definition) => {
    const entity = definition['x-entity'].name;
    return Object.entries(definition.properties).flatMap(([name, field]): RegistryProblem[] => {
      const target = types.get(field['x-type'])?.target?.(field);
      if (target === undefined) return [];
      const path = `/properties/${name}/x-relation`;
      const pointed = byName.get(target);
      if (!pointed) return [{ entity, path: `${path}/target`, code: 'definition.target', params: { target } }];
      const inverse = field['x-relation']?.inverse;
      if (inverse === undefined) return [];
      const isTaken = inverses.has(`${target}.${inverse}`) || inverse in pointed.properties || inverse in systemFields;
      inverses.add(`${target}.${inverse}`);
      return isTaken ? [{ entity, path: `${path}/inverse`, code: 'definition.inverse', params: { target, inverse } }] : [];
    });
  });
}
