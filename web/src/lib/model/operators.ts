import type { OperatorName } from '#schemas/types/definition.ts';

/** What an operator's value is: nothing, one operand, a list, a [from, to] pair, or a filter over related records. */
export type OperandShape = 'none' | 'one' | 'list' | 'range' | 'filter';

const shapes: Record<OperatorName, OperandShape> = {
  eq: 'one',
  ne: 'one',
  lt: 'one',
  lte: 'one',
  gt: 'one',
  gte: 'one',
  contains: 'one',
  startsWith: 'one',
  in: 'list',
  nin: 'list',
  between: 'range',
  empty: 'none',
  notEmpty: 'none',
  some: 'filter',
  none: 'filter',
};

export function operandShape(op: OperatorName): OperandShape {
  return shapes[op];
}
