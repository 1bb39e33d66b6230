import { inOverlay, refuseInvalid } from '#core/change/refuse-invalid.ts';
import { requestPlace } from '#core/change/request-place.ts';
import { fieldTypes } from '#core/fields/field-types.ts';
import { checkComputed, withResults } from '#core/registry/computed/check-computed.ts';
import { engineTypes } from '#core/registry/engine-types.ts';
import { effectiveLayers, type Layers, type StoredDefinition } from '#core/registry/layers.ts';
import type { DefinitionProblem } from '#core/schema/definition-problem.ts';
import { validateEntity } from '#core/schema/validate-definition.ts';
import { validateRegistry } from '#core/schema/validate-registry.ts';
import type { EntityDefinition } from '#schemas/types/definition.ts';

/** Refuses what does not hold together once the changed definitions stand among those that are stored. */
export function checkResult(stored: Layers, changed: readonly StoredDefinition[]): void {
  const result = stored.with(changed);
  const { entities, conflicts } = effectiveLayers(result);
  const concerned = new Set(changed.map(({ entity }) => entity));
  const layers = new Set(changed.map(({ layer }) => layer));
  const own = conflicts.filter((conflict) => layers.has(conflict.layer) && concerned.has(conflict.entity));
  const all = entities.map((entity) => entity.definition);
  const before = effectiveLayers(stored).entities.map((entity) => entity.definition);
  const changing = all.filter((definition) => concerned.has(nameOf(definition)));
  // What is new comes last: of two that clash, it is the new one that is wrong.
  const definitions = [...all.filter((definition) => !concerned.has(nameOf(definition))), ...changing];
  const placed = (entity: string, problem: DefinitionProblem) =>
    requestPlace(problem, all.find((candidate) => nameOf(candidate) === entity) as EntityDefinition, result);
  refuseInvalid([
    ...own.map((conflict) => inOverlay(conflict.entity, conflict)),
    ...changing.flatMap((definition) => validateEntity(definition, fieldTypes).map((problem) => placed(nameOf(definition), problem))),
    ...validateRegistry(withResults(definitions, engineTypes), engineTypes).map((problem) => placed(problem.entity, problem)),
    ...checkComputed({ before, after: definitions, types: engineTypes }).map((problem) => placed(problem.entity, problem)),
  ]);
}

function nameOf(definition: EntityDefinition): string {
  return definition['x-entity'].name;
}
