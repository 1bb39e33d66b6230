import { describe, expect, test } from 'vitest';
import { evaluate } from '#lib/model/condition.ts';
import type { Condition, OperatorName } from '#schemas/types/definition.ts';

const around = { user: 'u1', today: '2026-11-24' };
const check = (field: string, op: OperatorName, value: unknown, stored: unknown) =>
  evaluate({ field, op, value }, { [field]: stored }, around);

describe('evaluate', () => {
  test('compares choices, amounts and dates', () => {
    expect(check('status', 'eq', 'lost', 'lost')).toBe(true);
    expect(check('status', 'in', ['won', 'lost'], 'to_do')).toBe(false);
    expect(check('amount', 'gt', '9.5', { value: '10.00', currency: 'EUR' })).toBe(true);
    expect(check('due', 'lt', '$today', '2026-11-23')).toBe(true);
    expect(check('due', 'between', ['$today-7d', '$today+1m'], '2026-12-20')).toBe(true);
  });

  test('treats null, nothing and an empty list alike', () => {
    expect(check('name', 'empty', undefined, null)).toBe(true);
    expect(check('tags', 'empty', undefined, [])).toBe(true);
    expect(check('name', 'ne', 'x', undefined)).toBe(true);
    expect(check('size', 'lt', 3, null)).toBe(false);
  });

  test('knows the person who asks', () => {
    expect(check('owner', 'eq', '$user', 'u1')).toBe(true);
    expect(check('people', 'contains', 'p1', [{ id: 'p1', role: 'buyer' }])).toBe(true);
  });

  test('combines, and does not decide what it cannot see', () => {
    const far: Condition = { field: 'company.region', op: 'eq', value: 'Norte' };
    expect(evaluate(far, {}, around)).toBeUndefined();
    expect(evaluate({ and: [far, { field: 'a', op: 'eq', value: 1 }] }, { a: 2 }, around)).toBe(false);
    expect(evaluate({ or: [far, { field: 'a', op: 'eq', value: 1 }] }, { a: 1 }, around)).toBe(true);
    expect(evaluate({ not: { field: 'a', op: 'empty' } }, { a: 1 }, around)).toBe(true);
  });
});
