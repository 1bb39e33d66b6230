import { describe, expect, test } from 'vitest';
import { type ListBase, type ListState, readListState, writeListState } from '#lib/views/list-address.ts';

const full: ListState = {
  kind: 'board',
  view: 'open',
  text: 'são & co',
  conditions: [
    { field: 'status', op: 'in', value: ['to_do', 'standby'] },
    { field: 'amount', op: 'gte', value: { value: '10000', currency: 'EUR' } },
  ],
  sort: [
    { field: 'amount', descending: true },
    { field: 'company.name', descending: false },
  ],
  columns: ['name', 'amount'],
  groupBy: 'status',
};
const plain: ListState = { text: '', conditions: [], sort: [], columns: undefined };
const base: ListBase = {
  conditions: [{ field: 'done', op: 'eq', value: false }],
  sort: [{ field: 'due_on', descending: false }],
  columns: ['title', 'due_on'],
};

describe('the address of a list', () => {
  test('says everything that is shown', () => {
    expect(readListState(new URLSearchParams(writeListState(full)))).toEqual(full);
  });

  test('is empty for the plain list', () => {
    expect(writeListState(plain)).toBe('');
  });

  test.each(['{', '7', '"x"', 'null', '[]', '{"and":7}'])('ignores a filter that is none: %s', (filter) => {
    const { conditions } = readListState(new URLSearchParams({ filter }));
    expect(conditions.every((condition) => typeof condition === 'object')).toBe(true);
  });

  test('says only what differs from the view', () => {
    const shown = { ...plain, ...base, kind: 'table', view: 'overdue' };
    expect(writeListState(shown, base)).toBe('?view=overdue&kind=table');
    expect(readListState(new URLSearchParams('?view=overdue&kind=table'), base)).toMatchObject(shown);
  });

  test('says what was taken away from the view', () => {
    const bare = { ...plain, kind: 'table', view: 'overdue' };
    const read = readListState(new URLSearchParams(writeListState(bare, base)), base);
    expect(read).toMatchObject(bare);
  });
});
