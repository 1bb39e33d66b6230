import type { OperatorName } from '#schemas/types/definition.ts';

export const textOperators: readonly OperatorName[] = ['contains', 'startsWith', 'eq', 'ne', 'empty', 'notEmpty'];

export const numberOperators: readonly OperatorName[] = ['gte', 'lte', 'gt', 'lt', 'eq', 'between', 'empty', 'notEmpty'];
