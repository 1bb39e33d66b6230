import type { FieldType } from '#core/contract/field-type.ts';
import type { DefinitionProblem } from '#core/schema/definition-problem.ts';
import type { Condition, FieldDefinition } from '#schemas/types/definition.ts';

export interface ConditionScope {
  field(name: string): FieldDefinition | undefined;
  readonly types: ReadonlyMap<string, FieldType>;
}

/** Fields and operators of a condition, as far as they belong to its own entity; paths over relations are bound when it is used. */
export function checkCondition(condition: Condition, path: string, scope: ConditionScope): DefinitionProblem[] {
  if ('and' in condition) return condition.and.flatMap((inner, i) => checkCondition(inner, `${path}/and/${i}`, scope));
  if ('or' in condition) return condition.or.flatMap((inner, i) => checkCondition(inner, `${path}/or/${i}`, scope));
  if ('not' in condition) return checkCondition(condition.not, `${path}/not`, scope);
  const [head = '', ...rest] = condition.field.split('.');
  if (rest.length > 0 || condition.op === 'some' || condition.op === 'none') return [];
  const field = scope.field(head);
  if (!field) return [{ path: `${path}/field`, code: 'field.unknown' }];
  const type = scope.types.get(field['x-type']);
  if (!type || type.operators[condition.op]) return [];
  return [{ path: `${path}/op`, code: 'definition.operator', params: { field: head, operator: condition.op } }];
}
