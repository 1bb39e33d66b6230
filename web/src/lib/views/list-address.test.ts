import { describe, expect, test } from 'vitest';
import { type ListState, readListState, writeListState } from '#lib/views/list-address.ts';

const full: ListState = {
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
};

describe('the address of a list', () => {
  test('says everything that is shown', () => {
    expect(readListState(new URLSearchParams(writeListState(full)))).toEqual(full);
  });

  test('is empty for the plain list', () => {
    expect(writeListState({ text: '', conditions: [], sort: [], columns: undefined })).toBe('');
  });

  test.each(['{', '7', '"x"', 'null', '[]'])('ignores a filter that is none: %s', (filter) => {
    const { conditions } = readListState(new URLSearchParams({ filter }));
    expect(conditions.every((condition) => typeof condition === 'object')).toBe(true);
  });
});
