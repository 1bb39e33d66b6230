import type { ComputedProblem, FieldPlace } from '#core/contract/registry.ts';
import type { Ground } from '#core/registry/computed/resolution.ts';
import { checkCondition } from '#core/schema/check-condition.ts';
import type { Askable } from '#core/schema/condition-fields.ts';
import type { Condition } from '#schemas/types/definition.ts';

/** Every field that a condition on an entity's records looks at, wherever it leads; or what is wrong with it. */
export function conditionInputs(
  condition: Condition,
  entity: string,
  ground: Ground,
): { readonly inputs: readonly FieldPlace[] } | { readonly problems: readonly ComputedProblem[] } {
  const self = askable(entity, ground);
  if (!self) return { problems: [{ path: '', code: 'field.unknown', missing: true }] };
  const problems = checkCondition(condition, '', {
    types: ground.types,
    judge: 'database',
    entity: self,
    related: (name) => askable(name, ground),
  });
  if (problems.length > 0)
    return { problems: problems.map((problem) => ({ ...problem, ...(problem.code === 'field.unknown' && { missing: true }) })) };
  const places = placesIn(condition, entity, ground);
  return { inputs: places.flatMap((place) => [place, ...madeFrom(place, ground)]) };
}

/** An entity with its computed fields as what comes out of them. */
export function askable(name: string, ground: Ground): Askable | undefined {
  if (!ground.definitions.has(name)) return undefined;
  return {
    name,
    field: (field) => {
      const found = ground.find({ entity: name, field });
      return 'field' in found ? found.field.reads : undefined;
    },
    inverse: (end) => ground.inverse(name, end)?.entity,
  };
}

function madeFrom(place: FieldPlace, ground: Ground): readonly FieldPlace[] {
  const found = ground.find(place);
  return 'field' in found ? (found.field.resolved?.computed.inputs ?? []) : [];
}

function placesIn(condition: Condition, entity: string, ground: Ground): FieldPlace[] {
  if ('and' in condition) return condition.and.flatMap((inner) => placesIn(inner, entity, ground));
  if ('or' in condition) return condition.or.flatMap((inner) => placesIn(inner, entity, ground));
  if ('not' in condition) return placesIn(condition.not, entity, ground);
  const [head = '', ...rest] = condition.field.split('.');
  const isInner = (condition.op === 'some' || condition.op === 'none') && condition.value !== undefined;
  const inner = rest.length > 0 ? { ...condition, field: rest.join('.') } : isInner ? (condition.value as Condition) : undefined;
  const end = ground.inverse(entity, head);
  const found = ground.find({ entity, field: head });
  const target = 'field' in found ? found.field.type.target?.(found.field.definition) : end?.entity;
  const here = 'field' in found ? { entity, field: head } : end;
  return [...(here ? [here] : []), ...(inner && target !== undefined ? placesIn(inner, target, ground) : [])];
}
