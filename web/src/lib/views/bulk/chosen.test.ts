import { describe, expect, test } from 'vitest';
import { chosenOf, conditionOf } from '#lib/views/bulk/chosen.ts';

const filter = { field: 'city', op: 'eq', value: 'Porto' } as const;

describe('what is chosen of a list', () => {
  test('is some of its records', () => {
    expect(chosenOf({ all: false, named: ['a', 'c'] }, filter)).toEqual({ ids: ['a', 'c'] });
  });

  test('is all that match, also those nobody has seen, but for some', () => {
    expect(chosenOf({ all: true, named: [] }, filter)).toEqual({ filter: { and: [filter] } });
    const but = { field: 'id', op: 'nin', value: ['a'] };
    expect(chosenOf({ all: true, named: ['a'] }, filter)).toEqual({ filter: { and: [filter, but] } });
  });

  test('is everything where the list has no filter', () => {
    expect(chosenOf({ all: true, named: [] }, undefined)).toEqual({ filter: { and: [] } });
  });

  test('can be asked about as long as it does not name too many', () => {
    expect(conditionOf({ ids: ['a'] })).toEqual({ field: 'id', op: 'in', value: ['a'] });
    expect(conditionOf({ filter })).toEqual(filter);
    expect(conditionOf({ ids: [] })).toBeUndefined();
    expect(conditionOf({ ids: Array.from({ length: 1001 }, String) })).toBeUndefined();
  });
});
