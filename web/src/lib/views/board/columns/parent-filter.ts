import type { Condition } from '#schemas/types/definition.ts';

/** The one parent that a filter names; undefined when it names none or several. */
export function namedParent(conditions: readonly Condition[], own: string): string | undefined {
  for (const condition of conditions) {
    if (!('field' in condition) || condition.field !== own) continue;
    const values = condition.op === 'in' && Array.isArray(condition.value) ? condition.value : [condition.value];
    if ((condition.op === 'in' || condition.op === 'eq') && values.length === 1 && typeof values[0] === 'string') return values[0];
  }
  return undefined;
}

/** The same filter about another parent. */
export function aboutParent(conditions: readonly Condition[], own: string, id: string): Condition[] {
  return [...conditions.filter((one) => !('field' in one) || one.field !== own), { field: own, op: 'in', value: [id] }];
}
