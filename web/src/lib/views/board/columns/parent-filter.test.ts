import { describe, expect, test } from 'vitest';
import { aboutParent, namedParent } from '#lib/views/board/columns/parent-filter.ts';
import type { Condition } from '#schemas/types/definition.ts';

const open: Condition = { field: 'status', op: 'eq', value: 'open' };

describe('the parent of the columns', () => {
  test('is the one the filter names', () => {
    expect(namedParent([open, { field: 'pipeline', op: 'in', value: ['p1'] }], 'pipeline')).toBe('p1');
    expect(namedParent([{ field: 'pipeline', op: 'eq', value: 'p2' }], 'pipeline')).toBe('p2');
  });

  test('is open when the filter names none, several, or all but one', () => {
    expect(namedParent([open], 'pipeline')).toBeUndefined();
    expect(namedParent([{ field: 'pipeline', op: 'in', value: ['p1', 'p2'] }], 'pipeline')).toBeUndefined();
    expect(namedParent([{ field: 'pipeline', op: 'ne', value: 'p1' }], 'pipeline')).toBeUndefined();
    expect(namedParent([{ or: [open] }], 'pipeline')).toBeUndefined();
  });

  test('can be changed without touching the rest of the filter', () => {
    const next = aboutParent([{ field: 'pipeline', op: 'in', value: ['p1'] }, open], 'pipeline', 'p2');
    expect(next).toEqual([open, { field: 'pipeline', op: 'in', value: ['p2'] }]);
  });
});
