import { expect, test } from 'vitest';
import { confirmationOf, summarisePlan } from '#lib/studio/review/plan-summary.ts';
import type { Plan, PlanStep } from '#schemas/types/api.ts';

const step = (part: Partial<PlanStep>): PlanStep => ({
  kind: 'describe',
  entity: 'lead',
  severity: 'safe',
  title: {},
  sql: [],
  lock: 'none',
  rewrite: false,
  rows: 0,
  estimatedMs: 1,
  dependents: [],
  ...part,
});
const plan = (steps: PlanStep[], severity: Plan['severity']): Plan => ({ base: 1, severity, steps });

test('answers how long, how much and how grave', () => {
  const summary = summarisePlan(
    plan(
      [
        step({ kind: 'add_field', sql: ['a'] }),
        step({ kind: 'add_index', severity: 'slow', rows: 500, estimatedMs: 40_000, sql: ['b'] }),
        step({ kind: 'retire_field', severity: 'breaking' }),
      ],
      'breaking',
    ),
  );
  expect(summary).toMatchObject({ worst: 'breaking', seconds: 40.002, rows: 500, effect: 'retired', rewrites: false, sql: ['a', 'b'] });
  expect(summary.counts).toEqual([
    { severity: 'safe', count: 1 },
    { severity: 'slow', count: 1 },
    { severity: 'breaking', count: 1 },
  ]);
});

test('only a destructive step has to be confirmed by its name', () => {
  expect(confirmationOf(plan([step({})], 'safe'))).toBeUndefined();
  expect(confirmationOf(plan([step({ severity: 'destructive', field: 'x_fax' })], 'destructive'))).toBe('x_fax');
});
